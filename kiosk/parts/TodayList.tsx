import { resolveToday } from '../../content/rules/occurrences.ts'
import { Sofa } from '../../screen/look/Sofa.tsx'
import { useView } from '../view.ts'
import { Rows } from './Rows.tsx'

/** A quiet word with the sofa, where a list would be empty. */
export function Quiet({ text }: { text: string }) {
  return (
    <div class="quiet card">
      <Sofa class="quiet-sofa" />
      <p>{text}</p>
    </div>
  )
}

/** Now and later; exhibitions apart; when the day is over, a quiet word and what comes next. */
export function TodayList() {
  const { snapshot, instant, say, undated } = useView()
  if (undated) return <Quiet text={undated} />
  const { now, later, running, next } = resolveToday(snapshot, instant)
  const rows = [...now, ...later]
  return (
    <>
      {rows.length > 0 ? <Rows rows={rows} /> : <Quiet text={say.noMoreToday} />}
      {rows.length === 0 && next.length > 0 && (
        <>
          <h3 class="sub-title">{say.nextDates}</h3>
          <Rows rows={next} withDay />
        </>
      )}
      {running.length > 0 && (
        <>
          <h3 class="sub-title">{say.running}</h3>
          <Rows rows={running} />
        </>
      )}
    </>
  )
}
