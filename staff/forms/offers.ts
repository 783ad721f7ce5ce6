import { audiences } from '../../content/model/facts.ts'
import type { FormSpec } from './form.ts'

export const offerForm: FormSpec = {
  sections: [
    {
      title: 'offer',
      open: true,
      fields: [
        { path: 'name', type: 'text', form: 'line', longest: 160, label: 'name', required: true },
        { path: 'summary', type: 'text', form: 'sentences', longest: 600, label: 'summary', help: 'summary', required: true },
        { path: 'description', type: 'text', form: 'markdown', longest: 20_000, label: 'description' },
        { path: 'topics', type: 'topics', label: 'topics', help: 'offerTopics', required: true },
      ],
    },
    {
      title: 'whereAndWhen',
      open: true,
      fields: [
        { path: 'place', type: 'reference', kind: 'places', label: 'place', required: true },
        { path: 'hours', type: 'hours', label: 'offerHours', help: 'offerHours' },
        { path: 'closedOnHolidays', type: 'toggle', label: 'closedOnHolidays' },
        { path: 'specialDays', type: 'special-days', label: 'specialDays', help: 'specialDays' },
      ],
    },
    {
      title: 'forWhom',
      fields: [
        { path: 'audience', type: 'chips', choices: 'audience', options: audiences, label: 'audience' },
        { path: 'ages', type: 'ages', label: 'ages' },
        { path: 'spokenLanguages', type: 'languages', label: 'spokenLanguages' },
      ],
    },
    {
      title: 'howTo',
      fields: [
        { path: 'cost', type: 'cost', label: 'cost', required: true },
        { path: 'howTo', type: 'text', form: 'sentences', longest: 600, label: 'howTo', help: 'howTo' },
        { path: 'bring', type: 'text', form: 'sentences', longest: 600, label: 'bring' },
        { path: 'contact', type: 'contact', label: 'contact' },
        { path: 'joinIn', type: 'text', form: 'sentences', longest: 600, label: 'joinIn', help: 'joinIn' },
      ],
    },
    {
      title: 'picture',
      fields: [
        { path: 'image', type: 'reference', kind: 'media', label: 'image' },
        { path: 'checkedAt', type: 'date', label: 'checkedAt', help: 'checkedAt' },
      ],
    },
  ],
  fresh: ({ now, defaultPlace }) => ({
    id: '',
    status: 'draft',
    translations: {},
    name: {},
    summary: {},
    topics: [],
    audience: [],
    place: defaultPlace,
    hours: [],
    specialDays: [],
    closedOnHolidays: true,
    spokenLanguages: [],
    cost: { kind: 'free' },
    checkedAt: now.slice(0, 10),
  }),
}
