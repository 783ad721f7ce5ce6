import type { Text } from '../../content/model/text.ts'
import { Select } from '../fields/Select.tsx'
import { SourceLine } from '../fields/SourceLine.tsx'
import { type PreparedReason, preparedReasons, reasonFor } from '../model/prepared-reasons.ts'
import { useDesk, useSay } from '../staff.ts'
import { useReadHere } from './use-read-here.ts'

/** A prepared reason by its name, own words, or none. */
export type ChosenReason = { name: PreparedReason } | { words: string } | undefined

export const names = Object.keys(preparedReasons) as PreparedReason[]

/** The reason in the languages it is known in; undefined for none. */
export function useReason(): (chosen: ChosenReason) => Text | undefined {
  const { centre } = useDesk()
  return (chosen) => {
    if (chosen === undefined) return undefined
    if ('name' in chosen) return reasonFor(chosen.name, centre)
    return chosen.words.trim() ? { [centre.sourceLanguage]: chosen.words.trim() } : undefined
  }
}

/** Says what a reason is called on this page. */
export function useReasonName(): (name: PreparedReason) => string {
  const read = useReadHere()
  return (name) => read(preparedReasons[name]) || preparedReasons[name].de
}

interface ReasonFieldProps {
  chosen: ChosenReason
  onChoose: (chosen: ChosenReason) => void
}

/** For what is moved or changed: a reason if there is one. */
export function ReasonField({ chosen, onChoose }: ReasonFieldProps) {
  const say = useSay()
  const nameOf = useReasonName()
  const value = chosen === undefined ? '' : 'name' in chosen ? chosen.name : 'own'
  return (
    <>
      <Select
        label={say.fields.reason}
        options={[
          { value: '', label: say.calendar.noReason },
          ...names.map((name) => ({ value: name as string, label: nameOf(name) })),
          { value: 'own', label: say.calendar.ownReason },
        ]}
        value={value}
        onChoose={(next) => onChoose(next === '' ? undefined : next === 'own' ? { words: '' } : { name: next as PreparedReason })}
      />
      {chosen && 'words' in chosen && <OwnReason words={chosen.words} onInput={(words) => onChoose({ words })} />}
    </>
  )
}

/** Own words are in one language; the others are told that a translation is missing. */
export function OwnReason({ words, onInput }: { words: string; onInput: (words: string) => void }) {
  const say = useSay()
  return <SourceLine id="own-reason" label={say.calendar.ownReason} value={words} onInput={onInput} />
}
