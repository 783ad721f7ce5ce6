import { useState } from 'preact/hooks'
import type { SchoolHoliday } from '../../content/model/centre.ts'
import { schoolHolidayNames } from '../../content/model/school-holiday-names.ts'
import { DayInput } from '../fields/EventTimeField.tsx'
import { findFault, type HolidayDraft, type HolidayFault } from '../model/school-holidays.ts'
import { useSay } from '../staff.ts'

interface HolidayFormProps {
  /** Absent: a new one. */
  holiday?: SchoolHoliday
  /** Resolves to false when it was not saved. */
  onSave: (draft: HolidayDraft) => Promise<boolean>
  onClose: () => void
}

/** One school holiday: its name, its days and where they are published. */
export function HolidayForm({ holiday, onSave, onClose }: HolidayFormProps) {
  const say = useSay()
  const [draft, setDraft] = useState<HolidayDraft>({
    ...(holiday ? { id: holiday.id } : {}),
    name: holiday?.name['de'] ?? '',
    from: holiday?.from ?? '',
    until: holiday?.until ?? '',
    source: holiday?.source ?? '',
  })
  const [fault, setFault] = useState<HolidayFault | undefined>()
  const [isSending, setSending] = useState(false)
  const set = (fields: Partial<HolidayDraft>) => setDraft((now) => ({ ...now, ...fields }))

  const send = async () => {
    const found = findFault(draft)
    setFault(found)
    if (found) return
    setSending(true)
    if (!(await onSave(draft))) setSending(false)
  }

  return (
    <form
      class="card school-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <label class="stacked">
        <span class="label">{say.school.name}</span>
        <input
          type="text"
          list="school-holiday-names"
          value={draft.name}
          maxLength={160}
          autocomplete="off"
          aria-invalid={fault === 'name'}
          onInput={({ currentTarget }) => set({ name: currentTarget.value })}
        />
        <span class="help">{say.school.nameHelp}</span>
      </label>
      <datalist id="school-holiday-names">
        {schoolHolidayNames.map(({ de }) => (
          <option key={de} value={de} />
        ))}
      </datalist>
      <div class="entry-row">
        <DayInput
          label={say.fields.firstDay}
          value={draft.from}
          faulty={fault === 'from'}
          onChange={(from) => set({ from, ...(draft.until === '' || draft.until < from ? { until: from } : {}) })}
        />
        <DayInput
          label={say.fields.lastDay}
          value={draft.until}
          faulty={fault === 'until'}
          onChange={(until) => set({ until })}
        />
      </div>
      <label class="stacked">
        <span class="label">{say.school.source}</span>
        <input
          type="text"
          value={draft.source}
          maxLength={300}
          onInput={({ currentTarget }) => set({ source: currentTarget.value })}
        />
        <span class="help">{say.school.sourceHelp}</span>
      </label>
      {fault && (
        <p class="fault" role="alert">
          {say.school.faults[fault]}
        </p>
      )}
      <div class="school-buttons">
        <button type="submit" class="button button-primary" disabled={isSending}>
          {say.school.save}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {say.school.cancel}
        </button>
      </div>
    </form>
  )
}
