import { CalendarDays, House } from 'lucide'
import type { ReadonlySignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { isKind } from '../content/model/kinds.ts'
import { type FormKind, formKinds, isFormKind } from './forms/forms.ts'
import { Icon } from './look/Icon.tsx'
import { Sofa } from './look/Sofa.tsx'
import { createKeptDrafts } from './model/kept-drafts.ts'
import type { Account } from './model/session.ts'
import { Calendar } from './pages/Calendar.tsx'
import { EditorPage } from './pages/EditorPage.tsx'
import { Feeds } from './pages/Feeds.tsx'
import { HistoryPage } from './pages/HistoryPage.tsx'
import { Home } from './pages/Home.tsx'
import { ItemList } from './pages/ItemList.tsx'
import { NotFound } from './pages/NotFound.tsx'
import { Password } from './pages/Password.tsx'
import { SchoolHolidays } from './pages/SchoolHolidays.tsx'
import { SetUp } from './pages/SetUp.tsx'
import { SignIn } from './pages/SignIn.tsx'
import { AccountMenu } from './parts/AccountMenu.tsx'
import { Banner } from './parts/Banner.tsx'
import { EntryPage } from './parts/Entry.tsx'
import { kindIcons } from './parts/kind-icons.ts'
import { linkTo } from './router.ts'
import { DeskContext, useSay, useStaff } from './staff.ts'
import type { Update } from './update.ts'

interface AppProps {
  /** Token of the link that the server printed, for the first account. */
  setUpToken: ReadonlySignal<string | undefined>
  onSetUp: () => void
  update: Update
}

export function App({ setUpToken, onSetUp, update }: AppProps) {
  const say = useSay()
  const { session } = useStaff()
  const state = session.state.value
  if (state.phase === 'asking') return <p class="loading">{say.loading}</p>
  if (state.phase === 'unreachable') return <Unreachable onRetry={() => void session.ask()} />
  if (state.phase === 'in') return <Inside account={state.account} update={update} />
  if (setUpToken.value && state.canSignIn) return <SetUp token={setUpToken.value} onDone={onSetUp} />
  return <SignIn canSignIn={state.canSignIn} hasEnded={state.ended ?? false} />
}

function Unreachable({ onRetry }: { onRetry: () => void }) {
  const say = useSay()
  return (
    <EntryPage title={say.unreachable.title}>
      <p>{say.unreachable.text}</p>
      <button type="button" class="button button-primary" onClick={onRetry}>
        {say.retry}
      </button>
    </EntryPage>
  )
}

/** Everything for people inside: the content comes once and stays live. */
function Inside({ account, update }: { account: Account; update: Update }) {
  const say = useSay()
  const { content, storage } = useStaff()
  useEffect(() => content.listen(), [content])
  const drafts = useMemo(() => createKeptDrafts(storage, account.id), [storage, account.id])
  const centre = content.centre()
  const desk = useMemo(() => centre && { account, centre, drafts }, [account, centre, drafts])
  if (!desk) return <p class="loading">{say.loading}</p>
  return (
    <DeskContext.Provider value={desk}>
      <Shell>
        {update.take.value && (
          <Banner
            tone="note"
            actions={
              <button type="button" class="button" onClick={update.take.value}>
                {say.update.take}
              </button>
            }
          >
            {say.update.text}
          </Banner>
        )}
        <Page />
      </Shell>
    </DeskContext.Provider>
  )
}

function Page() {
  const { router } = useStaff()
  const path = router.path.value
  const [kind = '', id, item] = path.split('/')
  if (path === '') return <Home key="home" />
  if (path === 'password') return <Password key="password" />
  if (path === 'school-holidays') return <SchoolHolidays key="school-holidays" />
  if (kind === 'history')
    return <HistoryPage key={path} about={{ ...(id && isKind(id) ? { kind: id } : {}), ...(item ? { id: item } : {}) }} />
  if (path === 'feeds') return <Feeds key="feeds" />
  if (kind === 'calendar') return <Calendar key="calendar" view={id} day={item} />
  if (!isFormKind(kind)) return <NotFound />
  if (id === undefined) return <ItemList key={kind} kind={kind} />
  return kind === 'media' && id === 'new' ? <NotFound /> : <EditorPage key="editor" kind={kind} id={id} />
}

function Shell({ children }: { children: ComponentChildren }) {
  const say = useSay()
  const { content, router } = useStaff()
  const path = router.path.value
  const [section = '', item] = path.split('/')
  const main = useRef<HTMLElement>(null)
  const hasMoved = useRef(false)
  useEffect(() => {
    // At the first page the browser's own order holds; a form that takes the focus keeps it.
    if (hasMoved.current && item === undefined) main.current?.querySelector('h1')?.focus({ preventScroll: true })
    hasMoved.current = true
  }, [section, item === undefined])
  const isForm = isFormKind(section) && item !== undefined
  return (
    <div class={isForm ? 'shell shell-form' : 'shell'}>
      <a
        class="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault()
          main.current?.focus()
        }}
      >
        {say.skip}
      </a>
      <header class="top">
        <a class="brand" href={linkTo('')}>
          <Sofa />
          <span>
            <strong>{say.centre}</strong> <span class="soft">{say.app}</span>
          </span>
        </a>
        <Navigation section={section} />
        <AccountMenu />
      </header>
      {!content.connected.value && content.revision.value >= 0 && <p class="offline-line">{say.unreachable.live}</p>}
      <main ref={main} id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

type Section = FormKind | '' | 'calendar'

/** The calendar beside the events, where whoever looks for a date looks next. */
const sections: readonly Section[] = [
  '',
  ...formKinds.flatMap((kind): Section[] => (kind === 'events' ? [kind, 'calendar'] : [kind])),
]

function Navigation({ section }: { section: string }) {
  const say = useSay()
  return (
    <nav class="nav" aria-label={say.nav.label}>
      {sections.map((to) => (
        <NavLink
          key={to}
          to={to}
          label={to === '' ? say.nav.home : to === 'calendar' ? say.calendar.title : say.nav[to]}
          isHere={section === to}
          isForWide={to === 'media'}
        />
      ))}
    </nav>
  )
}

interface NavLinkProps {
  to: Section
  label: string
  isHere: boolean
  /** On a phone there is no room for it: the start page leads there. */
  isForWide: boolean
}

function NavLink({ to, label, isHere, isForWide }: NavLinkProps) {
  return (
    <a
      href={linkTo(to)}
      class={isForWide ? 'nav-link nav-wide' : 'nav-link'}
      {...(isHere ? { 'aria-current': 'page' as const } : {})}
    >
      <Icon node={to === '' ? House : to === 'calendar' ? CalendarDays : kindIcons[to]} size="24px" />
      <span>{label}</span>
    </a>
  )
}
