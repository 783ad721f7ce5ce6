import { CalendarSync, History, KeyRound, LogOut, UserRound } from 'lucide'
import { useState } from 'preact/hooks'
import { NotReached, Refused } from '../api/request.ts'
import { Icon } from '../look/Icon.tsx'
import { linkTo } from '../router.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'
import { Dialog } from './Dialog.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'

/** Who is signed in, the language of the page, and the way out. */
export function AccountMenu() {
  const say = useSay()
  const { account } = useDesk()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" class="icon-button account-button" aria-label={say.account.menu} onClick={() => setOpen(true)}>
        <Icon node={UserRound} size="24px" />
      </button>
      {isOpen && (
        <Dialog title={say.account.signedInAs(account.name)} size="small" onClose={() => setOpen(false)}>
          <div class="menu">
            <LanguageSwitch />
            <a class="button" href={linkTo('history')} onClick={() => setOpen(false)}>
              <Icon node={History} size="22px" /> {say.history.title}
            </a>
            <a class="button" href={linkTo('feeds')} onClick={() => setOpen(false)}>
              <Icon node={CalendarSync} size="22px" /> {say.feeds.title}
            </a>
            <a class="button" href={linkTo('password')} onClick={() => setOpen(false)}>
              <Icon node={KeyRound} size="22px" /> {say.account.changePassword}
            </a>
            <Leave />
          </div>
        </Dialog>
      )}
    </>
  )
}

/** What lies unsent on this device goes only when somebody says so. */
function Leave() {
  const say = useSay()
  const { session } = useStaff()
  const { drafts } = useDesk()
  const [fault, setFault] = useState('')
  const count = drafts.list().length
  const leave = (wipe: 'keep' | 'wipe') => {
    session.leave().then(
      () => wipe === 'wipe' && drafts.clear(),
      (error: unknown) => {
        if (!(error instanceof NotReached) && !(error instanceof Refused)) throw error
        setFault(say.entry.unreachable)
      },
    )
  }
  return (
    <>
      {count > 0 && <p>{say.account.leaveWithDrafts(count)}</p>}
      {fault && <p class="fault">{fault}</p>}
      <button type="button" class="button" onClick={() => leave('keep')}>
        <Icon node={LogOut} size="22px" /> {count > 0 ? say.account.leaveKeep : say.account.leave}
      </button>
      {count > 0 && (
        <button type="button" class="button button-danger" onClick={() => leave('wipe')}>
          <Icon node={LogOut} size="22px" /> {say.account.leaveWipe}
        </button>
      )}
    </>
  )
}
