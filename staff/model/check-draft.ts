import * as v from 'valibot'
import { checkItem, type Fault } from '../../content/model/check.ts'
import { findFarDates } from '../../content/model/far-dates.ts'
import { schemas, type Item, type Kind } from '../../content/model/kinds.ts'
import type { Draft } from './draft.ts'
import { tidyDraft } from './tidy.ts'

/** A fault with what kind of fault it is, so that the form can say it in its own words. */
export interface FieldFault extends Fault {
  /** Nothing is written where something must be. */
  missing?: boolean
}

/**
 * What stands against saving: by the same schemas and rules as the server's. References are checked there. `before`: the item the draft
 * began from.
 */
export function checkDraft(kind: Kind, draft: Draft, sourceLanguage: string, before?: Item): FieldFault[] {
  const read = v.safeParse(schemas[kind] as v.GenericSchema<unknown, Item>, tidyDraft(draft))
  if (read.success)
    return [
      ...checkItem(kind, read.output, sourceLanguage),
      ...findFarDates(kind, read.output, before === undefined ? [] : [before]),
    ].map((fault) => ({ ...fault, missing: fault.message.includes('is needed') }))
  return read.issues.map((issue) => ({
    path: v.getDotPath(issue) ?? '',
    message: issue.message,
    missing: issue.received === 'undefined',
  }))
}

/** The draft as an item, for previews; undefined while it is not yet one. */
export function parseDraft(kind: Kind, draft: Draft): Item | undefined {
  const read = v.safeParse(schemas[kind] as v.GenericSchema<unknown, Item>, tidyDraft(draft))
  return read.success ? read.output : undefined
}
