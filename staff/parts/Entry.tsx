import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { inputType } from '../fields/input-type.ts'
import { Sofa } from '../look/Sofa.tsx'
import { useSay } from '../staff.ts'
import { LanguageSwitch } from './LanguageSwitch.tsx'

type Children = { children: ComponentChildren }

/** The page outside: brand, one card, the language. */
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

export function EntryForm({ onSubmit, children }: Children & { onSubmit: () => void }) {
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

export function EntryInput({ label, value, onInput, autocomplete, first }: EntryInputProps) {
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

interface PasswordInputProps extends EntryInputProps {
  /** What was refused: the focus comes here, because the button that had it was switched off meanwhile. */
  fault?: object | undefined
}

export function PasswordInput({ label, help, value, onInput, autocomplete, fault }: PasswordInputProps) {
  const say = useSay()
  const input = useRef<HTMLInputElement>(null)
  const isRefused = fault !== undefined
  useEffect(() => {
    if (fault) input.current?.focus()
  }, [fault])
  const [isShown, setShown] = useState(false)
  return (
    <div class="stacked">
      <label class="stacked">
        <span class="label">{label}</span>
        {help && <span class="help">{help}</span>}
        <input
          ref={input}
          aria-invalid={isRefused}
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
