import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals'
import type { CentreLanguage } from '../content/model/centre.ts'
import type { PublicCentre } from '../content/model/snapshot.ts'
import { languageChain } from '../content/rules/fallback.ts'
import type { Language } from '../screen/language.ts'
import type { ScreenModel } from '../screen/screen-model.ts'
import { matchLanguage } from '../screen/match-language.ts'
import type { Messages } from './messages/de.ts'
import type { Navigation } from './navigation.ts'
import type { Preferences } from './preferences.ts'
import { parseRoute, type Route } from './routes.ts'

/** The state of one kiosk and what a visitor can do with it. */
export interface Kiosk {
  model: ScreenModel
  language: Language<Messages>
  navigation: Navigation
  preferences: Preferences
  route: ReadonlySignal<Route>
  /** False until the language of this visit is known and loaded. */
  ready: ReadonlySignal<boolean>
  /** Alerts that took the whole page and were read. */
  readAlerts: ReadonlySignal<readonly string[]>
  readAlert(id: string): void
  chooseLanguage(language: CentreLanguage): void
  /** Ends the visit: view, language, text size and colours are as they were at its start. */
  done(): void
}

interface KioskDeps extends Pick<Kiosk, 'model' | 'language' | 'navigation' | 'preferences'> {
  /** What the visitor's own device asks for, best first; a device of the centre is not asked. */
  visitorLanguages: readonly string[]
}

type Languages = Pick<PublicCentre, 'languages' | 'sourceLanguage'>

export function createKiosk({ model, language, navigation, preferences, visitorLanguages }: KioskDeps): Kiosk {
  const ready = signal(false)
  const readAlerts = signal<readonly string[]>([])
  const route = computed(() => parseRoute(navigation.spot.value.path))

  const speak = (centre: Languages, tag: string) => {
    const known = centre.languages.find((each) => each.tag === tag)
    const spoken = known?.tag ?? centre.sourceLanguage
    return language.choose(spoken, known?.direction, languageChain(centre, spoken))
  }

  function startLanguage(centre: Languages): string {
    const screen = model.screen.value
    if (screen) return screen.languages[0] ?? centre.sourceLanguage
    return (
      matchLanguage(
        centre.languages.map(({ tag }) => tag),
        visitorLanguages,
      ) ?? centre.sourceLanguage
    )
  }

  const settle = async () => {
    const centre = model.snapshot.value?.centre
    if (!centre) return
    await speak(centre, new URLSearchParams(navigation.spot.value.search).get('lang') ?? startLanguage(centre))
    ready.value = true
  }
  effect(() => {
    if (model.snapshot.value && !ready.peek()) void untracked(settle)
  })

  effect(() => {
    const wanted = model.preview?.value
    if (!wanted) return
    untracked(() => {
      if (wanted.lang) void speak(wanted.snapshot.centre, wanted.lang)
      if (wanted.show !== undefined && wanted.show !== navigation.spot.value.path) navigation.go(wanted.show)
    })
  })

  return {
    model,
    language,
    navigation,
    preferences,
    route,
    ready,
    readAlerts,
    readAlert: (id) => void (readAlerts.value = [...readAlerts.value, id]),
    chooseLanguage({ tag, direction }) {
      const chain = model.snapshot.value ? languageChain(model.snapshot.value.centre, tag) : []
      void language.choose(tag, direction, chain).then((chosen) => chosen && navigation.setQuery('lang', tag))
    },
    done() {
      readAlerts.value = []
      preferences.reset()
      navigation.restart()
      void settle()
    },
  }
}
