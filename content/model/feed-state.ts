import * as v from 'valibot'
import { sourceGroups } from './event.ts'
import { Id } from './id.ts'

const Said = v.strictObject({ de: v.string(), en: v.string() })

const Fault = v.strictObject({
  kind: v.picklist(['left-out', 'adapted']),
  line: v.number(),
  uid: v.optional(v.string()),
  title: v.optional(v.string()),
  says: Said,
})

/** What one reading of a calendar came to. */
export const FeedReport = v.strictObject({
  /** Entries in the calendar, and of these the ones that were over, that could not be read, that were taken with a change. */
  found: v.number(),
  past: v.number(),
  leftOut: v.number(),
  adapted: v.number(),
  /** Events of it now; what was new, changed and withdrawn; entries that are events of this house already. */
  taken: v.number(),
  added: v.number(),
  changed: v.number(),
  withdrawn: v.number(),
  known: v.number(),
  /** The first of them. */
  faults: v.array(Fault),
  /** Where the calendar said something new and staff had written otherwise, of the last weeks; `at` in epoch milliseconds. */
  overwritten: v.optional(
    v.array(v.strictObject({ event: Id, title: v.string(), groups: v.array(v.picklist(sourceGroups)), at: v.number() })),
  ),
  /** What is to be said of the calendar as a whole. */
  says: v.optional(Said),
})
export type FeedReport = v.InferOutput<typeof FeedReport>

/** How a feed stands: for staff, and for the next reading. Times in epoch milliseconds. */
export const FeedState = v.strictObject({
  triedAt: v.optional(v.number()),
  /** When its calendar was last known, also where nothing had changed. */
  readAt: v.optional(v.number()),
  nextAt: v.optional(v.number()),
  /** Tries in a row that failed, and how the last one did. */
  failures: v.optional(v.number(), 0),
  failed: v.optional(Said),
  report: v.optional(FeedReport),
  address: v.optional(v.string()),
  /** Where the calendar lies for good now, as its server says. */
  moved: v.optional(v.string()),
  etag: v.optional(v.string()),
  lastModified: v.optional(v.string()),
})
export type FeedState = v.InferOutput<typeof FeedState>
