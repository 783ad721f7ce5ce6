import { useEffect, useRef, useState } from 'preact/hooks'
import { inputType } from '../fields/input-type.ts'
import { Sofa } from '../look/Sofa.tsx'
import type { EntryFault } from '../model/session.ts'
import type { Messages } from '../messages/de.ts'
import { Banner } from '../parts/Banner.tsx'
import { LanguageSwitch } from '../parts/LanguageSwitch.tsx'
import { useSay, useStaff } from '../staff.ts'

interface SignInProps {
  canSignIn: boolean
  hasEnded: boolean
}

export function SignIn({ canSignIn, hasEnded }: SignInProps) {
  const say = useSay()
  const { session } = useStaff()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const { fault, isBusy, isWaiting, attempt } = useEntry(() => session.enter(name.trim(), password))
  if (!canSignIn || fault?.kind === 'https') return <NeedsHttps />
  return (
    <EntryPage title={say.entry.title}>
      {hasEnded && <Banner tone="note">{say.entry.ended}</Banner>}
      <EntryForm onSubmit={attempt}>
        <EntryInput label={say.entry.name} value={name} onInput={setName} autocomplete="username" first />
        <PasswordInput label={say.entry.password} value={password} onInput={setPassword} autocomplete="current-password" />
        {fault && (
          <p class="fault" role="alert">
            {sayEntryFault(fault, say)}
          </p>
        )}
        <button
          type="submit"
          class="button button-primary button-wide"
          disabled={isBusy || isWaiting || !name.trim() || !password}
        >
          {isBusy ? say.entry.entering : say.entry.enter}
        </button>
      </EntryForm>
    </EntryPage>
  )
}

/** Makes the first account, with the link that the server printed. */
export function SetUp({ token, onDone }: { token: string; onDone: () => void }) {
  const say = useSay()
  const { session } = useStaff()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [isShort, setShort] = useState(false)
  const { fault, isBusy, attempt } = useEntry(async () => {
    const refused = await session.setUp(token, name.trim(), password)
    if (!refused) onDone()
    return refused
  })
  if (fault?.kind === 'https') return <NeedsHttps />
  const tooShort = [...password].length < 15
  return (
    <EntryPage title={say.setUp.title}>
      <p>{say.setUp.text}</p>
      <EntryForm
        onSubmit={() => {
          setShort(tooShort)
          if (!tooShort) attempt()
        }}
      >
        <EntryInput label={say.entry.name} value={name} onInput={setName} autocomplete="username" first />
        <PasswordInput
          label={say.entry.password}
          help={say.setUp.passwordHelp}
          value={password}
          onInput={setPassword}
          autocomplete="new-password"
        />
        {isShort && tooShort ? (
          <p class="fault" role="alert">
            {say.setUp.tooShort}
          </p>
        ) : (
          fault && (
            <p class="fault" role="alert">
              {fault.kind === 'other' ? say.setUp.tooWeak : sayEntryFault(fault, say)}
            </p>
          )
        )}
        <button type="submit" class="button button-primary button-wide" disabled={isBusy || !name.trim() || !password}>
          {isBusy ? say.entry.entering : say.setUp.create}
        </button>
      </EntryForm>
    </EntryPage>
  )
}

/** One attempt at a time; after too many, the button waits as long as the server asks. */
function useEntry(enter: () => Promise<EntryFault | undefined>) {
  const [fault, setFault] = useState<EntryFault>()
  const [isBusy, setBusy] = useState(false)
  const wait = fault?.kind === 'wait' ? fault.wait : 0
  useEffect(() => {
    if (wait <= 0) return
    const timer = setTimeout(() => setFault(wait > 1 ? { kind: 'wait', wait: wait - 1 } : undefined), 1000)
    return () => clearTimeout(timer)
  }, [wait])
  const attempt = () => {
    if (isBusy) return
    setBusy(true)
    void enter()
      .then(setFault)
      .finally(() => setBusy(false))
  }
  return { fault, isBusy, isWaiting: wait > 0, attempt }
}

export function sayEntryFault(fault: EntryFault, say: Messages): string {
  if (fault.kind === 'wait') return say.entry.wait(fault.wait)
  if (fault.kind === 'other') return fault.detail
  return fault.kind === 'https' ? say.entry.https.text : say.entry[fault.kind]
}

function NeedsHttps() {
  const say = useSay()
  const { title, text, how, steps } = say.entry.https
  return (
    <EntryPage title={title}>
      <p>{text}</p>
      <p>
        <strong>{how}</strong>
      </p>
      <ol class="steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        <a class="button" href={`https://${location.host}${location.pathname}`}>
          {`https://${location.host}`}
        </a>
      </p>
    </EntryPage>
  )
}

type Children = { children: preact.ComponentChildren }

export function EntryPage({ title, children }: Children & { title: string }) {
  const say = useSay()
  return (
    <main class="entry-page">
      <div class="entry-brand">
        <Sofa />
        <span>
          <strong>{say.centre}</strong> {say.app}
        </span>
      </div>
      <section class="card entry-card">
        <h1>{title}</h1>
        {children}
      </section>
      <LanguageSwitch />
    </main>
  )
}

function EntryForm({ onSubmit, children }: Children & { onSubmit: () => void }) {
  return (
    <form
      class="entry-form"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
    </form>
  )
}

interface EntryInputProps {
  label: string
  help?: string
  value: string
  onInput: (value: string) => void
  autocomplete: 'username' | 'current-password' | 'new-password'
  first?: boolean
}

function EntryInput({ label, value, onInput, autocomplete, first }: EntryInputProps) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (first) input.current?.focus()
  }, [first])
  return (
    <label class="stacked">
      <span class="label">{label}</span>
      <input
        ref={input}
        type="text"
        value={value}
        autocomplete={autocomplete}
        autocapitalize="none"
        spellcheck={false}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
    </label>
  )
}

export function PasswordInput({ label, help, value, onInput, autocomplete }: EntryInputProps) {
  const say = useSay()
  const [isShown, setShown] = useState(false)
  return (
    <div class="stacked">
      <label class="stacked">
        <span class="label">{label}</span>
        {help && <span class="help">{help}</span>}
        <input
          {...inputType(isShown ? 'text' : 'password')}
          value={value}
          autocomplete={autocomplete}
          spellcheck={false}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
      </label>
      <label class="toggle toggle-small">
        <input type="checkbox" checked={isShown} onChange={({ currentTarget }) => setShown(currentTarget.checked)} />
        <span>{say.entry.show}</span>
      </label>
    </div>
  )
}
