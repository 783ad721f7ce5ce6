import '@fontsource-variable/rubik/index.css'
import './look/base.css'
import './look/parts.css'
import './look/form.css'
import './look/pages.css'
import './look/history.css'
import './look/school.css'
import './look/calendar.css'
import './look/feeds.css'
import { signal } from '@preact/signals'
import { render } from 'preact'
import { createAsk } from './api/request.ts'
import { App } from './App.tsx'
import { createContent } from './model/content.ts'
import { createSession, type Session } from './model/session.ts'
import { createRouter } from './router.ts'
import { StaffContext } from './staff.ts'
import { watchForUpdates } from './update.ts'
import { createWords } from './words.ts'

/** The token of `/staff/#setup=…`: it is in the fragment, so that it is in nobody's log. */
const readSetUpToken = (): string | undefined => /^#setup=([\w-]+)/.exec(location.hash)?.[1]

const later = (milliseconds: number, work: () => void) => {
  const timer = setTimeout(work, milliseconds)
  return () => clearTimeout(timer)
}

const ask = createAsk(fetch.bind(globalThis), () => session.end())
const session: Session = createSession(ask)
const content = createContent({ ask, openStream: (path) => new EventSource(path), later })
const staff = {
  words: createWords(localStorage, document.documentElement, navigator.languages),
  router: createRouter(window),
  session,
  ask,
  content,
  storage: localStorage,
  now: Date.now,
  random: Math.random,
}
const update = watchForUpdates(window)
const setUpToken = signal(readSetUpToken())
/** Used up: whoever signs out later is asked to sign in, and not to make the first account again. */
const forgetToken = () => {
  setUpToken.value = undefined
  history.replaceState(null, '', '/staff/')
}

void session.ask()
const root = document.getElementById('app')
if (root) {
  render(
    <StaffContext.Provider value={staff}>
      <App setUpToken={setUpToken} onSetUp={forgetToken} update={update} />
    </StaffContext.Provider>,
    root,
  )
}
