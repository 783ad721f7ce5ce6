import * as v from 'valibot'
import { reference } from './id.ts'
import { itemFields } from './item.ts'
import { Moment } from './time.ts'
import { Line, Sentences } from './text.ts'

/** Severity in the words of the Common Alerting Protocol 1.2. */
export const severities = ['extreme', 'severe', 'moderate', 'minor'] as const

export const Alert = v.strictObject({
  ...itemFields,
  title: Line,
  body: Sentences,
  severity: v.picklist(severities),
  /** A prepared alert waits as a draft; publishing one needs both moments. */
  from: v.optional(Moment),
  until: v.optional(Moment),
  /** Proposed length in hours when a prepared alert is sent. */
  hours: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(336))),
  /** Empty: everywhere. */
  places: v.optional(v.array(reference('places')), []),
  mode: v.picklist(['overlay', 'takeover']),
})
export type Alert = v.InferOutput<typeof Alert>
