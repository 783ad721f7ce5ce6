import { audiences } from '../../content/model/facts.ts'
import { addDays } from '../../content/rules/local-time.ts'
import type { FormSpec } from './form.ts'

export const eventForm: FormSpec = {
  sections: [
    {
      title: 'event',
      open: true,
      fields: [
        { path: 'title', type: 'text', form: 'line', longest: 160, label: 'title', required: true },
        { path: 'summary', type: 'text', form: 'sentences', longest: 600, label: 'summary', help: 'summary' },
      ],
    },
    {
      title: 'time',
      open: true,
      fields: [
        { path: 'start', type: 'event-time', label: 'eventTime', required: true },
        { path: 'recurrence', type: 'repetition', label: 'repetition' },
        { path: 'changes', type: 'dates', label: 'dates', help: 'dates' },
      ],
    },
    {
      title: 'where',
      open: true,
      fields: [
        { path: 'place', type: 'reference', kind: 'places', label: 'place' },
        { path: 'room', type: 'text', form: 'line', longest: 160, label: 'room' },
      ],
    },
    {
      title: 'details',
      fields: [
        { path: 'description', type: 'text', form: 'markdown', longest: 20_000, label: 'description' },
        { path: 'cost', type: 'cost', label: 'cost', required: true },
        { path: 'registration', type: 'text', form: 'sentences', longest: 600, label: 'registration', help: 'registration' },
        { path: 'organiser', type: 'text', form: 'line', longest: 160, label: 'organiser' },
        { path: 'offer', type: 'reference', kind: 'offers', label: 'partOfOffer', help: 'partOfOffer' },
      ],
    },
    {
      title: 'forWhom',
      fields: [
        { path: 'topics', type: 'topics', label: 'topics' },
        { path: 'audience', type: 'chips', choices: 'audience', options: audiences, label: 'audience' },
        { path: 'ages', type: 'ages', label: 'ages' },
        { path: 'spokenLanguages', type: 'languages', label: 'spokenLanguages' },
      ],
    },
    { title: 'picture', fields: [{ path: 'image', type: 'reference', kind: 'media', label: 'image' }] },
  ],
  fresh: ({ now, defaultPlace }) => {
    const day = addDays(now.slice(0, 10), 1)
    return {
      id: '',
      status: 'draft',
      translations: {},
      title: {},
      start: `${day}T15:00`,
      end: `${day}T17:00`,
      allDay: false,
      excludedDates: [],
      skip: [],
      changes: [],
      place: defaultPlace,
      topics: [],
      audience: [],
      spokenLanguages: [],
      cost: { kind: 'free' },
    }
  },
}
