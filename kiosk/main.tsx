import { computed, effect } from '@preact/signals'
import { render } from 'preact'
import { createLanguage } from '../screen/language.ts'
import { isPreview } from '../screen/preview.ts'
import { registerWorker } from '../screen/register.ts'
import { startScreen } from '../screen/start.ts'
import { App } from './App.tsx'
import { whenIdle } from './idle.ts'
import { followKeys } from './keys.ts'
import { createKiosk, matchLanguage } from './kiosk.ts'
import { followLinks } from './links.ts'
import { loaders } from './messages/loaders.ts'
import { createNavigation } from './navigation.ts'
import { loadInnerPages } from './pages/inner-pages.ts'
import { pageWidth, thumbWidth } from './parts/Thumb.tsx'
import { createPreferences, type Theme } from './preferences.ts'
import { parseRoute } from './routes.ts'
import '../screen/look/fonts.css'
import '../screen/look/look.css'
import '../screen/look/themes.css'
import './look/sizes.css'
import './look/frame.css'
import './look/lists.css'

/** A new build is taken after this long without a touch, in milliseconds. */
const quiet = 60_000

const root = document.documentElement
const preview = isPreview(location.search)
const navigation = createNavigation(window, preview)
const language = createLanguage(loaders, root)

const asked = new URLSearchParams(location.search).get('lang')
const spoken = Object.keys(loaders).map((tag) => ({ tag }))
const guess = matchLanguage(spoken, [...(asked ? [asked] : []), ...navigator.languages]) ?? 'de'

const [model] = await Promise.all([
  startScreen({ kind: 'kiosk', pictureWidths: [thumbWidth, pageWidth] }),
  language.choose(guess),
  parseRoute(navigation.spot.value.path).page === 'home' ? undefined : loadInnerPages(),
])

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

const app = document.getElementById('app')
if (!app) throw new Error('index.html has no element with the id "app"')
app.replaceChildren()
render(<App kiosk={kiosk} />, app)
/** What the first content does not need comes right behind it: the other pages, and the worker that keeps them for offline. */
function completeKiosk(): void {
  void loadInnerPages()
  if (preview || !import.meta.env.PROD) return
  void registerWorker(
    'kiosk',
    (take) => void whenIdle(window, quiet, take),
    (what, error) => console.warn(what, error ?? ''),
  )
}
const stopWaiting = effect(() => {
  if (!model.snapshot.value || !kiosk.ready.value) return
  requestAnimationFrame(() => setTimeout(completeKiosk))
  queueMicrotask(() => stopWaiting())
})
