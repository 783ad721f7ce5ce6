import { Pencil, Plus, Trash2 } from 'lucide'
import { useState } from 'preact/hooks'
import type { SchoolHoliday } from '../../content/model/centre.ts'
import { NotReached, Refused } from '../api/request.ts'
import { sayFault } from '../forms/say-fault.ts'
import { Icon } from '../look/Icon.tsx'
import type { Messages } from '../messages/de.ts'
import { undoChange } from '../model/history.ts'
import { commonSource, type HolidayDraft, saveHolidays, withHoliday, withoutHoliday } from '../model/school-holidays.ts'
import { wallTime } from '../model/wall-clock.ts'
import { Banner } from '../parts/Banner.tsx'
import { sayDate } from '../parts/dates.ts'
import { HolidayForm } from '../parts/HolidayForm.tsx'
import { HolidayImport } from '../parts/HolidayImport.tsx'
import { useReadHere } from '../parts/use-read-here.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'

type Message = { tone: 'good' | 'bad'; text: string; undo?: number }

const sayTrouble = (error: Refused | NotReached, say: Messages): string => {
  if (error instanceof NotReached) return say.entry.unreachable
  const [fault] = error.problem.errors ?? []
  return fault ? sayFault(fault, say) : say.trouble.other
}

/** The free days of the schools: series can leave them out. Admins keep them. */
export function SchoolHolidays() {
  const say = useSay()
  const staff = useStaff()
  const { account, centre } = useDesk()
  const [open, setOpen] = useState<string | undefined>()
  const [message, setMessage] = useState<Message | undefined>()
  const isAdmin = account.role === 'admin'
  const read = useReadHere()
  const today = wallTime(staff.now(), centre.timeZone).slice(0, 10)
  const list = centre.schoolHolidays.toSorted((a, b) => (a.from < b.from ? -1 : 1))

  const common = commonSource(list)

  const attempt = async (deed: () => Promise<Message>) => {
    try {
      setMessage(await deed())
      setOpen(undefined)
      return true
    } catch (error) {
      if (!(error instanceof Refused) && !(error instanceof NotReached)) throw error
      setMessage({ tone: 'bad', text: sayTrouble(error, say) })
      return false
    }
  }
  const save = (text: string, edit: (now: readonly SchoolHoliday[]) => SchoolHoliday[]) =>
    attempt(async () => {
      const made = await saveHolidays(staff, edit)
      return { tone: 'good', text, ...(made === null ? {} : { undo: made }) }
    })
  const saveOne = (draft: HolidayDraft) => save(say.school.saved, (now) => withHoliday(now, draft, staff.random))
  const saveAll = (drafts: readonly HolidayDraft[]) =>
    save(say.school.imported(drafts.length), (now) =>
      drafts.reduce<SchoolHoliday[]>((all, draft) => withHoliday(all, draft, staff.random), [...now]),
    )
  const undo = (revision: number) =>
    attempt(async () => {
      await undoChange(staff.ask, revision)
      return { tone: 'good', text: say.history.undone }
    })

  const row = (each: SchoolHoliday) =>
    open === each.id ? (
      <li key={each.id}>
        <HolidayForm holiday={each} onSave={saveOne} onClose={() => setOpen(undefined)} />
      </li>
    ) : (
      <li key={each.id} class="school-row">
        <HolidayWords holiday={each} today={today} common={common} />
        {isAdmin && (
          <span class="school-actions">
            <button
              type="button"
              class="icon-button"
              aria-label={say.school.change(wordsOf(each))}
              onClick={() => setOpen(each.id)}
            >
              <Icon node={Pencil} size="20px" />
            </button>
            <button
              type="button"
              class="icon-button"
              aria-label={say.school.remove(wordsOf(each))}
              onClick={() => void save(say.school.removed, (now) => withoutHoliday(now, each.id))}
            >
              <Icon node={Trash2} size="20px" />
            </button>
          </span>
        )}
      </li>
    )
  const wordsOf = ({ name, from }: SchoolHoliday) => `${read(name)} ${from.slice(0, 4)}`
  const coming = list.filter(({ until }) => until >= today)
  const past = list.filter(({ until }) => until < today)
  return (
    <div class="school">
      <header class="page-head">
        <h1 tabIndex={-1}>{say.school.title}</h1>
      </header>
      <p class="soft">{isAdmin ? say.school.about : say.school.onlyAdmins}</p>
      <div role="status">
        {message && (
          <Banner
            key={message.text + message.undo}
            tone={message.tone}
            takesFocus
            actions={
              message.undo !== undefined && (
                <button type="button" class="button" onClick={() => void undo(message.undo!)}>
                  {say.school.undo}
                </button>
              )
            }
          >
            {message.text}
          </Banner>
        )}
      </div>
      {isAdmin && open !== 'new' && (
        <button type="button" class="button button-primary" onClick={() => setOpen('new')}>
          <Icon node={Plus} size="22px" /> {say.school.add}
        </button>
      )}
      {open === 'new' && <HolidayForm onSave={saveOne} onClose={() => setOpen(undefined)} />}
      {common && (
        <p class="soft school-source">
          {list.every(({ source }) => source === common) ? say.school.sourceIs(common) : say.school.sourceElse(common)}
        </p>
      )}
      {coming.length > 0 ? <ul class="rows card">{coming.map(row)}</ul> : <p class="card quiet">{say.school.none}</p>}
      {isAdmin && <HolidayImport list={list} onTake={saveAll} />}
      {past.length > 0 && (
        <details class="school-past">
          <summary>{say.school.past(past.length)}</summary>
          <ul class="rows card">{past.toReversed().map(row)}</ul>
        </details>
      )}
    </div>
  )
}

interface HolidayWordsProps {
  holiday: SchoolHoliday
  today: string
  /** Told above the list: only another one is told here. */
  common: string | undefined
}

function HolidayWords({ holiday: { name, from, until, source }, today, common }: HolidayWordsProps) {
  const say = useSay()
  const read = useReadHere()
  const days = from === until ? sayDate(from, say, today) : `${sayDate(from, say, today)} – ${sayDate(until, say, today)}`
  return (
    <span class="school-words">
      <strong>{read(name)}</strong>
      <span>{days}</span>
      {source !== common && <span class="soft school-source">{source ? say.school.sourceIs(source) : say.school.noSource}</span>}
    </span>
  )
}
