import type { PublicMedia, Snapshot } from '../content/model/snapshot.ts'
import type { Text, TranslationState } from '../content/model/text.ts'
import { chooseText, type Shown } from '../content/rules/fallback.ts'
import type { Row } from '../content/rules/occurrences.ts'
import type { Showing } from '../content/rules/programme/show.ts'
import type { Reader } from '../screen/language.ts'
import { tellMoment } from '../screen/tell-moment.ts'
import type { Messages } from './messages/de.ts'
import type { Sizes } from './sizes.ts'

/** Everything a slide is drawn from. */
export interface View {
  snapshot: Snapshot
  reader: Reader<Messages>
  /** Epoch milliseconds. */
  instant: number
  sizes: Sizes
  /** Addresses of pictures that this device cannot load. */
  broken: ReadonlySet<string>
}

/** One slide with what it is drawn from. */
export interface Scene extends View {
  showing: Showing
}

export const choose = (
  { snapshot, reader }: View,
  map: Text | undefined,
  states?: Record<string, TranslationState>,
): Shown | undefined => chooseText(snapshot.centre, map, reader.tag, states)

export const findMedia = ({ media }: Snapshot, id: string | undefined): PublicMedia | undefined =>
  id === undefined ? undefined : media.find((each) => each.id === id)

export const findPlace = ({ places }: Snapshot, id: string | undefined) => places.find((each) => each.id === id)

/** A comma and a space as the reader's script writes them. */
export const comma = ({ reader }: View): string => (reader.dir === 'rtl' ? '، ' : ', ')

/** "Fällt aus", "Verlegt auf Do., 26. Nov., 16:00": what is not as usual with a date; empty where nothing is. */
export const changeWord = (scene: View, { event, occurrence: { status }, place, movedTo }: Row): string => {
  const { say, tag } = scene.reader
  if (movedTo) return say.movedTo(tellMoment(tag, comma(scene), movedTo))
  if (status !== 'planned') return status === 'cancelled' ? say.cancelled : say.moved
  return place !== event.place ? say.otherPlace : ''
}

/** A ground in one of the house's colours. */
export const ground = (colour: string, ink = 'ink') => ({ '--tint': `var(--${colour})`, '--on-tint': `var(--${ink})` })
