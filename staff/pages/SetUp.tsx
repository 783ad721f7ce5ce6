import { useState } from 'preact/hooks'
import { EntryForm, EntryInput, EntryPage, PasswordInput } from '../parts/Entry.tsx'
import { sayEntryFault, useEntry } from '../parts/use-entry.ts'
import { linkTo } from '../router.ts'
import { useSay, useStaff } from '../staff.ts'
import { NeedsHttps } from './NeedsHttps.tsx'

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
              {fault.kind === 'other' && fault.field === 'password' ? say.setUp.tooWeak : sayEntryFault(fault, say)}
            </p>
          )
        )}
        {fault?.kind === 'link' && (
          // Loaded anew, without the link.
          <a class="button" href={linkTo('')} target="_self">
            {say.entry.title}
          </a>
        )}
        <button type="submit" class="button button-primary button-wide" disabled={isBusy || !name.trim() || !password}>
          {isBusy ? say.entry.entering : say.setUp.create}
        </button>
      </EntryForm>
    </EntryPage>
  )
}
