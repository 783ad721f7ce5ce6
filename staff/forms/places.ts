import { accessFeatures } from '../../content/model/place.ts'
import type { FormSpec } from './form.ts'

export const placeForm: FormSpec = {
  sections: [
    {
      title: 'place',
      open: true,
      fields: [
        { path: 'name', type: 'text', form: 'line', longest: 160, label: 'name', required: true },
        {
          path: 'kind',
          type: 'choice',
          choices: 'placeKind',
          options: ['centre', 'contact-point', 'stand', 'venue', 'partner'],
          label: 'placeKind',
        },
        { path: 'summary', type: 'text', form: 'sentences', longest: 600, label: 'summary', help: 'summary' },
        { path: 'address', type: 'address', label: 'address', required: true },
        { path: 'district', type: 'district', label: 'district' },
      ],
    },
    {
      title: 'hours',
      open: true,
      fields: [
        { path: 'hours', type: 'hours', label: 'hours' },
        { path: 'closedOnHolidays', type: 'toggle', label: 'closedOnHolidays' },
        { path: 'specialDays', type: 'special-days', label: 'specialDays', help: 'specialDays' },
      ],
    },
    {
      title: 'people',
      fields: [
        { path: 'people', type: 'people', label: 'people' },
        { path: 'phone', type: 'plain', input: 'tel', longest: 31, label: 'phone', help: 'phone' },
        { path: 'mail', type: 'plain', input: 'email', longest: 120, label: 'mail' },
      ],
    },
    {
      title: 'access',
      fields: [
        { path: 'accessibility', type: 'chips', choices: 'access', options: accessFeatures, label: 'accessibility' },
        { path: 'accessibilityNote', type: 'text', form: 'sentences', longest: 600, label: 'accessibilityNote' },
        { path: 'directions', type: 'text', form: 'sentences', longest: 600, label: 'directions', help: 'directions' },
      ],
    },
    {
      title: 'more',
      fields: [
        { path: 'description', type: 'text', form: 'markdown', longest: 20_000, label: 'description' },
        { path: 'image', type: 'reference', kind: 'media', label: 'image' },
      ],
    },
  ],
  fresh: () => ({
    id: '',
    status: 'draft',
    translations: {},
    kind: 'venue',
    name: {},
    address: {},
    hours: [],
    specialDays: [],
    closedOnHolidays: true,
    people: [],
    accessibility: [],
  }),
}
