import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { alertsFor } from '../content/rules/notices.ts'
import { isStale } from '../screen/freshness.ts'
import { Sofa } from '../screen/look/Sofa.tsx'
import { keepCover } from './cover.ts'
import type { Kiosk } from './kiosk.ts'
import { Page } from './pages/Page.tsx'
import { Alerts, Takeover } from './parts/Alerts.tsx'
import { Bar } from './parts/Bar.tsx'
import { Footer } from './parts/Footer.tsx'
import { Header } from './parts/Header.tsx'
import { LanguageRow } from './parts/LanguageRow.tsx'
import { kioskRoot } from './routes.ts'
import { makeView, type View, ViewContext } from './view.ts'

/** Nothing to show yet: the sofa and a word. */
function Waiting({ text }: { text: string | undefined }) {
  return (
    <main class="waiting">
      <Sofa class="waiting-sofa" />
      <p role="status">{text ?? ''}</p>
    </main>
  )
}

const focusHeading = () => document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })

/** On the way back: the link that led to what was just left. */
const linkTo = (path: string) =>
  [...document.querySelectorAll<HTMLAnchorElement>('main a[href]')].find(({ pathname }) => pathname === kioskRoot + path)

/**
 * After each step, and when an alert takes the page or gives it back, the heading takes the focus; on the way back the link that
 * was followed does. The page stands as it was left.
 */
function useSteps({ navigation }: Kiosk, takeover: string | undefined) {
  const { step, scroll, path, depth } = navigation.spot.value
  const last = useRef<{ path: string; depth: number } | undefined>(undefined)
  useLayoutEffect(() => {
    if (last.current) {
      const wayThere = depth < last.current.depth ? linkTo(last.current.path) : undefined
      if (wayThere) wayThere.focus({ preventScroll: true })
      else focusHeading()
      window.scrollTo(0, takeover ? 0 : scroll)
    }
    last.current = { path, depth }
  }, [step, takeover])
}

function useCover() {
  useEffect(() => {
    const head = document.querySelector<HTMLElement>('.head')
    const bar = document.querySelector<HTMLElement>('.bar')
    return head && bar ? keepCover(document.documentElement, head, bar) : undefined
  }, [])
}

function Frame({ kiosk, view }: { kiosk: Kiosk; view: View }) {
  const { model, navigation, preferences, route, readAlerts } = kiosk
  const alerts = !view.undated ? alertsFor(view.snapshot, view.instant, view.screen?.place) : []
  const takeover = alerts.find(({ id, mode }) => mode === 'takeover' && !readAlerts.value.includes(id))
  useSteps(kiosk, takeover?.id)
  useCover()
  const confirmedAt = model.confirmedAt.value
  return (
    <ViewContext.Provider value={view}>
      <div class="frame">
        <button type="button" class="skip" onClick={focusHeading}>
          {view.say.skip}
        </button>
        <header class="head">
          <Header />
          <LanguageRow choose={kiosk.chooseLanguage} />
        </header>
        <main class="main">
          {takeover ? (
            <Takeover alert={takeover} close={() => kiosk.readAlert(takeover.id)} />
          ) : (
            <div class="page">
              <Alerts alerts={alerts} />
              {!view.undated && isStale(confirmedAt, view.instant) && <p class="stale">{view.say.stale}</p>}
              <Page key={navigation.spot.value.path} route={route.value} />
            </div>
          )}
        </main>
        <Footer confirmedAt={confirmedAt} />
        <Bar
          preferences={preferences}
          isHome={route.value.page === 'home'}
          canGoBack={navigation.spot.value.depth > 0}
          back={navigation.back}
          done={kiosk.done}
        />
      </div>
    </ViewContext.Provider>
  )
}

/** The whole kiosk: a function of its content, the instant, the device and the visitor's choices. */
export function App({ kiosk }: { kiosk: Kiosk }) {
  const { model, language, navigation, ready } = kiosk
  const snapshot = model.snapshot.value
  const reader = language.reader.value
  if (!snapshot || !reader || !ready.value) return <Waiting text={reader?.say.loading} />
  const view = makeView({
    snapshot,
    reader,
    instant: model.instant.value,
    undated: model.undated.value,
    screen: model.screen.value,
    search: navigation.spot.value.search,
  })
  return <Frame kiosk={kiosk} view={view} />
}
