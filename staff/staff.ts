import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Centre } from '../content/model/centre.ts'
import type { Ask } from './api/request.ts'
import type { Messages } from './messages/de.ts'
import type { Content } from './model/content.ts'
import type { KeptDrafts } from './model/kept-drafts.ts'
import type { Account, Session } from './model/session.ts'
import type { Router } from './router.ts'
import type { Words } from './words.ts'

/** What every page works with; made once in main.tsx. */
export interface Staff {
  words: Words
  router: Router
  session: Session
  ask: Ask
  content: Content
  storage: Storage
  now: () => number
  random: () => number
}

export const StaffContext = createContext<Staff | undefined>(undefined)

export function useStaff(): Staff {
  const staff = useContext(StaffContext)
  if (!staff) throw new Error('a page of the staff app is drawn outside it')
  return staff
}

export const useSay = (): Messages => useStaff().words.say.value

/** What a page knows once somebody is signed in and the content is there. */
export interface Desk {
  account: Account
  centre: Centre
  drafts: KeptDrafts
}

export const DeskContext = createContext<Desk | undefined>(undefined)

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('a page for people inside is drawn outside')
  return desk
}
