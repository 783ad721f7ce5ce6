import { useState } from 'preact/hooks'
import { NotReached, Refused } from '../api/request.ts'
import type { Messages } from '../messages/de.ts'
import { Banner } from '../parts/Banner.tsx'
import { PasswordInput } from '../parts/Entry.tsx'
import { useSay, useStaff } from '../staff.ts'

/** Changing one's own password ends the sessions on other devices. */
export function Password() {
  const say = useSay()
  const { ask } = useStaff()
  const [present, setPresent] = useState('')
  const [next, setNext] = useState('')
  const [fault, setFault] = useState('')
  const [isDone, setDone] = useState(false)

  const change = async () => {
    setDone(false)
    if ([...next].length < 15) return setFault(say.setUp.tooShort)
    try {
      await ask('PUT', '/api/staff/password', { json: { password: present, next } })
      setFault('')
      setPresent('')
      setNext('')
      setDone(true)
    } catch (error) {
      setFault(sayPasswordFault(error, say))
    }
  }

  return (
    <form
      class="card narrow entry-form"
      onSubmit={(event) => {
        event.preventDefault()
        void change()
      }}
    >
      <h1 tabIndex={-1}>{say.account.changePassword}</h1>
      {isDone && (
        <Banner tone="good" role="status">
          {say.account.changed}
        </Banner>
      )}
      <PasswordInput label={say.account.present} value={present} onInput={setPresent} autocomplete="current-password" />
      <PasswordInput
        label={say.account.next}
        help={say.setUp.passwordHelp}
        value={next}
        onInput={setNext}
        autocomplete="new-password"
      />
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      <button type="submit" class="button button-primary" disabled={!present || !next}>
        {say.account.change}
      </button>
    </form>
  )
}

function sayPasswordFault(error: unknown, say: Messages): string {
  if (error instanceof NotReached) return say.entry.unreachable
  if (!(error instanceof Refused)) throw error
  const { status, wait } = error.problem
  if (status === 403) return say.account.wrongPresent
  if (status === 429) return say.entry.wait(wait ?? 1)
  if (status === 400) return say.setUp.tooWeak
  return say.trouble.other
}
