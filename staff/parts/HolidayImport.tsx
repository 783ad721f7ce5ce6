import { Upload } from 'lucide'
import { useState } from 'preact/hooks'
import type { SchoolHoliday } from '../../content/model/centre.ts'
import { NotReached, Refused } from '../api/request.ts'
import { Icon } from '../look/Icon.tsx'
import { type HolidayDraft, newOnes } from '../model/school-holidays.ts'
import { useSay, useStaff } from '../staff.ts'
import { sayDate } from './dates.ts'

/** What the server read in a calendar file: `/api/staff/school-holidays`. */
export interface ReadHolidays {
  found: { name: string; from: string; until: string }[]
  /** Entries that are no whole days, repeat or could not be read. */
  leftOut: number
}

type State =
  | { at: 'rest' }
  | { at: 'reading' }
  | { at: 'read'; fresh: HolidayDraft[]; read: ReadHolidays }
  | { at: 'failed'; text: string }

/** A calendar file of the state, of a school or of anybody who publishes one: first shown, then taken. */
export function HolidayImport({
  list,
  onTake,
}: {
  list: readonly SchoolHoliday[]
  onTake: (drafts: readonly HolidayDraft[]) => Promise<boolean>
}) {
  const say = useSay()
  const { ask } = useStaff()
  const [state, setState] = useState<State>({ at: 'rest' })

  const read = async (file: File) => {
    setState({ at: 'reading' })
    try {
      const bytes = new Blob([await file.arrayBuffer()], { type: 'text/calendar' })
      const answer = await ask<ReadHolidays>('POST', '/api/staff/school-holidays', { bytes })
      setState({
        at: 'read',
        read: answer,
        fresh: newOnes(
          list,
          answer.found.map((each) => ({ ...each, source: file.name })),
        ),
      })
    } catch (error) {
      if (!(error instanceof Refused) && !(error instanceof NotReached)) throw error
      setState({ at: 'failed', text: error instanceof Refused ? say.school.notRead : say.entry.unreachable })
    }
  }
  const take = async (fresh: readonly HolidayDraft[]) => {
    if (await onTake(fresh)) setState({ at: 'rest' })
  }

  return (
    <section class="card school-form">
      <h2>{say.school.importTitle}</h2>
      <p class="help">{say.school.importHelp}</p>
      <label class="button">
        <Icon node={Upload} size="22px" /> {say.school.chooseFile}
        <input
          class="visually-hidden"
          type="file"
          accept=".ics,text/calendar"
          aria-label={say.school.importTitle}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? []
            if (file) void read(file)
            currentTarget.value = ''
          }}
        />
      </label>
      <div role="status">
        {state.at === 'failed' && <p class="fault">{state.text}</p>}
        {state.at === 'read' && <Found state={state} onTake={() => void take(state.fresh)} />}
      </div>
    </section>
  )
}

function Found({ state: { fresh, read }, onTake }: { state: State & { at: 'read' }; onTake: () => void }) {
  const say = useSay()
  return (
    <>
      <p>{say.school.found(read.found.length, fresh.length)}</p>
      {read.leftOut > 0 && <p class="soft">{say.school.leftOut(read.leftOut)}</p>}
      <ul class="school-found">
        {fresh.map(({ name, from, until }) => (
          <li key={name + from}>
            <strong>{name}</strong>:{' '}
            {from === until ? sayDate(from, say, '') : `${sayDate(from, say, '')} – ${sayDate(until, say, '')}`}
          </li>
        ))}
      </ul>
      {fresh.length > 0 && (
        <button type="button" class="button button-primary" onClick={onTake}>
          {say.school.take(fresh.length)}
        </button>
      )}
    </>
  )
}
