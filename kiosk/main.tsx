import { computed, effect } from '@preact/signals'
import { render } from 'preact'
import { insist } from '../screen/insist.ts'
import { createLanguage } from '../screen/language.ts'
import { nextPaint } from '../screen/painted.ts'
import { keepMillimetres } from '../screen/millimetres.ts'
import { isPreview } from '../screen/is-preview.ts'
import { report } from '../screen/report.ts'
import { startScreen } from '../screen/start.ts'
import { wait } from '../screen/wait.ts'
import { App } from './App.tsx'
import { whenIdle } from './idle.ts'
import { followKeys } from './keys.ts'
import { createKiosk } from './kiosk.ts'
import { followLinks } from './links.ts'
import { loaders } from './messages/loaders.ts'
import { createNavigation } from './navigation.ts'
import { innerPage, loadInnerPages } from './pages/inner-pages.ts'
import { pageWidth, thumbWidth } from './parts/Thumb.tsx'
import { createPreferences, type Theme } from './preferences.ts'
import { parseRoute } from './routes.ts'
import '../screen/look/fonts.css'
import '../screen/look/look.css'
import '../screen/look/touch.css'
import '../screen/look/themes.css'
import { matchLanguage } from '../screen/match-language.ts'
import './look/sizes.css'
import './look/frame.css'
import './look/lists.css'

/** A new build is taken after this long without a touch, in milliseconds. */
const quiet = 60_000
/** How long the page's own sofa stands before it says that something is loading, in milliseconds. */
const patience = 1_000

async function start(): Promise<void> {
  const root = document.documentElement
  const preview = isPreview(location.search)
  let tellPainted = () => {}
  const painted = new Promise<void>((resolve) => (tellPainted = resolve))
  const model = await startScreen({ kind: 'kiosk', pictureWidths: [thumbWidth, pageWidth], painted })
  if (!preview) keepMillimetres(root, window, model.screen)
  const navigation = createNavigation(window, preview)
  const isHome = parseRoute(navigation.spot.value.path).page === 'home'
  if (!isHome) void loadInnerPages()

  const language = createLanguage(loaders, root)
  const asked = new URLSearchParams(location.search).get('lang')
  // Comes along with the content, which says what is really spoken here.
  void language.choose(matchLanguage(Object.keys(loaders), [...(asked ? [asked] : []), ...navigator.languages]) ?? 'de')

  const isDevice = computed(() => model.screen.value !== undefined)

  /** A visitor's phone may prefer dark or strong colours; a shared screen begins the same for everybody. */
  function preferredTheme(): Theme {
    if (isDevice.value || preview) return 'light'
    if (matchMedia('(prefers-contrast: more)').matches) return 'contrast'
    return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  }

  const preferences = createPreferences(root, preferredTheme)
  effect(() => {
    root.toggleAttribute('data-device', isDevice.value)
    root.toggleAttribute('data-low-reach', model.screen.value?.lowReach === true)
    // What this is may be known only once the content has come.
    preferences.reset()
  })
  followLinks(window, navigation, () => isDevice.value || preview)
  followKeys(window, navigation)

  const kiosk = createKiosk({ model, language, navigation, preferences, visitorLanguages: navigator.languages })
  const hasContent = new Promise<void>((resolve) => {
    const stop = effect(() => {
      if (!model.snapshot.value || !kiosk.ready.value || (!isHome && !innerPage.value)) return
      resolve()
      queueMicrotask(() => stop())
    })
  })
  await Promise.race([hasContent, wait(patience)])

  const app = document.getElementById('app')
  if (!app) throw new Error('index.html has no element with the id "app"')
  app.replaceChildren()
  render(<App kiosk={kiosk} />, app)
  await nextPaint()
  tellPainted()
  await hasContent

  // What the first content does not need comes right behind it: the other pages, and the worker that keeps them for offline.
  void loadInnerPages()
  if (preview || !import.meta.env.PROD) return
  const { registerWorker } = await insist(() => import('../screen/register.ts'), report)
  await registerWorker('kiosk', (take) => void whenIdle(window, quiet, take), report)
}

void start()
