import * as v from 'valibot'
import { Id, centreEntry, reference } from './id.ts'
import { itemFields } from './item.ts'
import { findRuleFault } from './rule.ts'
import { LocalDate, Moment, TimeZone } from './time.ts'
import { Line, Markdown, Sentences } from './text.ts'
import { Ages, Audience, Cost, SpokenLanguages } from './facts.ts'

/** How a series repeats (RFC 5545, 3.8.5). */
export const Recurrence = v.strictObject({
  /** The value of RRULE, without the property's name: `FREQ=WEEKLY;BYDAY=TU`. */
  rule: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[A-Z0-9=;,+-]+$/, 'a recurrence rule is written like FREQ=WEEKLY;BYDAY=TU'),
      v.maxLength(1_000),
      v.rawCheck(({ dataset, addIssue }) => {
        const fault = dataset.typed && !dataset.issues ? findRuleFault(dataset.value) : undefined
        if (fault) addIssue({ message: `${fault.part}: ${fault.message}` })
      }),
      v.metadata({ time: 'rule' }),
    ),
  ),
  /** RDATE: further starts. */
  dates: v.optional(v.array(Moment), []),
})

/** What happens to one date of a series, or to a single event, named by its original start. */
export const OccurrenceChange = v.strictObject({
  id: Id,
  original: Moment,
  cancelled: v.optional(v.boolean(), false),
  start: v.optional(Moment),
  end: v.optional(Moment),
  place: v.optional(reference('places')),
  /** At none of the house's places: `room` says where. */
  elsewhere: v.optional(v.boolean()),
  room: v.optional(Line),
  reason: v.optional(Line),
  /** What this one date is called and about, where that differs: a guest, a film. */
  title: v.optional(Line),
  summary: v.optional(Sentences),
})
export type OccurrenceChange = v.InferOutput<typeof OccurrenceChange>

/** The groups of fields that a foreign calendar speaks for. */
export const sourceGroups = ['time', 'changes', 'title', 'description', 'place', 'organiser'] as const
export type SourceGroup = (typeof sourceGroups)[number]

/** Where an imported event came from, and what its calendar last said: what staff change stays until the calendar says something new. */
export const Source = v.strictObject({
  feed: Id,
  uid: v.pipe(v.string(), v.maxLength(300)),
  /** Hashes by group of fields; of none where the event was made by hand. */
  seen: v.optional(v.record(v.picklist(sourceGroups), v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/, 'eight hexadecimal digits')))),
  /** When it was first taken over, in epoch milliseconds: so an event that staff deleted never comes back as if it were the same. */
  taken: v.optional(v.number()),
  /** The day on which the calendar had it no more, or called it off: its dates are cancelled. */
  withdrawn: v.optional(LocalDate),
  /** The day on which staff made the event their own: it no longer follows the calendar, and stays when the calendar goes. */
  own: v.optional(LocalDate),
})

export const Event = v.strictObject({
  ...itemFields,
  title: Line,
  summary: v.optional(Sentences),
  description: v.optional(Markdown),
  /** Wall time in `timeZone`; for whole days a plain date. */
  start: Moment,
  /** Wall time too, so that a series ends at the same hour all year; a plain date means through that day. */
  end: v.optional(Moment),
  /** ISO 8601, instead of `end`: days on the wall, hours exact. */
  duration: v.optional(
    v.pipe(v.string(), v.regex(/^P(?=.)(\d+W|(\d+D)?(T(?=\d)(\d+H)?(\d+M)?)?)$/, 'a duration is written like PT1H30M')),
  ),
  /** IANA name; the centre's zone when absent. */
  timeZone: v.optional(TimeZone),
  allDay: v.optional(v.boolean(), false),
  recurrence: v.optional(Recurrence),
  /** EXDATE: starts that do not take place and are not shown. */
  excludedDates: v.optional(v.array(Moment), []),
  skip: v.optional(v.array(v.picklist(['holidays', 'school-holidays'])), []),
  changes: v.optional(v.array(OccurrenceChange), []),
  place: v.optional(reference('places')),
  room: v.optional(Line),
  offer: v.optional(reference('offers')),
  topics: v.optional(v.array(centreEntry('topics')), []),
  audience: v.optional(v.array(Audience), []),
  ages: v.optional(Ages),
  spokenLanguages: v.optional(SpokenLanguages, []),
  cost: Cost,
  registration: v.optional(Sentences),
  image: v.optional(reference('media')),
  organiser: v.optional(Line),
  /**
   * Where a series was split ("this and following"): the earlier parts, oldest first, and the original start from which on this event stands
   * for them. So a link or a calendar that knows an earlier part finds this one.
   */
  continues: v.optional(
    v.strictObject({ events: v.pipe(v.array(Id), v.minLength(1, 'at least one event'), v.maxLength(200)), from: Moment }),
  ),
  /** Where an imported event came from. */
  source: v.optional(Source),
})
export type Event = v.InferOutput<typeof Event>
