import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { PublicPlace, PublicScreen, Snapshot } from '../content/model/snapshot.ts'
import type { TranslationState } from '../content/model/text.ts'
import type { Undated } from '../content/rules/horizon.ts'
import { chooseText, type Shown } from '../content/rules/fallback.ts'
import { localMoment, type LocalMoment } from '../content/rules/local-time.ts'
import type { Reader } from '../screen/language.ts'
import type { Messages } from './messages/de.ts'
import { kioskRoot, pathOf, type Route } from './routes.ts'

/** What every component is a function of. */
export interface View {
  snapshot: Snapshot
  /** Epoch milliseconds. */
  instant: number
  local: LocalMoment
  /** Set where dates are not to be shown: what is said instead. */
  undated: string | undefined
  reader: Reader<Messages>
  say: Messages
  /** The device this is; undefined on a visitor's phone, where links may lead out. */
  screen: PublicScreen | undefined
  place: PublicPlace | undefined
  /** Between two parts of a line, in the reader's script. */
  comma: string
  choose<T>(map: Record<string, T> | undefined, states?: Record<string, TranslationState>): Shown<T> | undefined
  /** The address of a view, with the query of this visit. */
  href(route: Route): string
}

interface ViewParts {
  snapshot: Snapshot
  instant: number
  undated: Undated | undefined
  reader: Reader<Messages>
  screen: PublicScreen | undefined
  search: string
}

export function makeView({ search, undated, ...parts }: ViewParts): View {
  const { snapshot, instant, reader, screen } = parts
  return {
    ...parts,
    undated: undated && reader.say.undated[undated],
    say: reader.say,
    comma: reader.dir === 'rtl' ? '، ' : ', ',
    local: localMoment(snapshot.timeline, instant),
    place: snapshot.places.find(({ id }) => id === screen?.place),
    choose: (map, states) => chooseText(snapshot.centre, map, reader.tag, states),
    href: (route) => kioskRoot + pathOf(route) + search,
  }
}

export const ViewContext = createContext<View | undefined>(undefined)

export function useView(): View {
  const view = useContext(ViewContext)
  if (!view) throw new Error('a component was drawn outside the kiosk')
  return view
}
