import type { Kind } from '../../content/model/kinds.ts'
import type { Draft } from '../model/draft.ts'
import type { Messages } from '../messages/de.ts'

/** Names of words in the messages: a form cannot ask for one that a language lacks. */
export type Label = keyof Messages['fields']
export type Help = keyof Messages['help']
export type Choices = keyof Messages['choices']

interface Base {
  /** Where it lies in the item, `address.street`. */
  path: string
  label: Label
  help?: Help
  /** Asked for by the schema, or before publishing. */
  required?: true
}

/** One field of a form. What is drawn for each type is in fields/. */
export type Field = Base &
  (
    | { type: 'text'; form: 'line' | 'sentences' | 'markdown'; longest: number }
    | { type: 'plain'; input: 'text' | 'tel' | 'email'; longest: number; autocomplete?: string }
    | { type: 'date' }
    | { type: 'toggle' }
    | { type: 'choice'; choices: Choices; options: readonly string[] }
    | { type: 'chips'; choices: Choices; options: readonly string[] }
    | { type: 'languages' }
    | { type: 'topics' }
    | { type: 'district' }
    | { type: 'reference'; kind: Kind }
    | { type: 'period' }
    | { type: 'where' }
    | { type: 'about' }
    | { type: 'event-time' }
    | { type: 'repetition' }
    | { type: 'dates' }
    | { type: 'cost' }
    | { type: 'ages' }
    | { type: 'contact' }
    | { type: 'address' }
    | { type: 'hours' }
    | { type: 'special-days' }
    | { type: 'people' }
    | { type: 'focal-point' }
  )

export interface Section {
  title: keyof Messages['sections']
  /** Open from the start; the others wait until somebody needs them. */
  open?: true
  fields: readonly Field[]
}

export interface FormSpec {
  sections: readonly Section[]
  /** What a new item begins with. `now` is the centre's wall time. */
  fresh(given: { now: string; defaultPlace: string }): Draft
}
