import { useState } from 'preact/hooks'
import { Banner } from '../parts/Banner.tsx'
import { EntryForm, EntryInput, EntryPage, PasswordInput } from '../parts/Entry.tsx'
import { sayEntryFault, useEntry } from '../parts/use-entry.ts'
import { useSay, useStaff } from '../staff.ts'
import { NeedsHttps } from './NeedsHttps.tsx'

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
        <PasswordInput
          label={say.entry.password}
          value={password}
          onInput={setPassword}
          autocomplete="current-password"
          fault={fault?.kind === 'wrong' ? fault : undefined}
        />
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
