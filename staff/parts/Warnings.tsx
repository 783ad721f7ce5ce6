import { sayHandEdit } from '../forms/say-hand-edit.ts'
import type { Messages } from '../messages/de.ts'
import type { Trouble } from '../model/content.ts'
import { linkTo } from '../router.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'
import { Banner } from './Banner.tsx'
import { sayDate } from './dates.ts'

/** What somebody has to look after: the store, hand edits, screens over http. Nothing is shown when all is well. */
export function Warnings() {
  const say = useSay()
  const { content, session } = useStaff()
  const { centre } = useDesk()
  const state = session.state.value
  const trouble = content.trouble.value
  const isInsecure = state.phase === 'in' && state.insecureScreens
  return (
    <>
      {trouble && !trouble.health.writable && (
        <Banner tone="bad" role="alert">
          <strong>{say.warnings.notWritable}</strong> {sayReason(trouble.health.reason, say)}
        </Banner>
      )}
      {trouble?.problems.map((problem) => (
        <Banner key={`${problem.about}/${problem.file}/${problem.path}`} tone="warn">
          {sayProblem(problem, say)}
          {problem.about === 'hand-edit' && <p>{sayHandEdit(problem, centre, say)}</p>}
        </Banner>
      ))}
      {trouble?.events?.map((problem) => (
        <SeriesWarning key={`${problem.event}/${problem.path}`} problem={problem} />
      ))}
      {isInsecure && <Banner tone="warn">{say.warnings.insecure}</Banner>}
    </>
  )
}

/** A series of which something is not shown, with the way to it. */
function SeriesWarning({ problem: { event: id, path } }: { problem: NonNullable<Trouble['events']>[number] }) {
  const say = useSay()
  const { content } = useStaff()
  const { centre } = useDesk()
  const event = content.find('events', id)?.item
  if (!event) return null
  const title = event.title[centre.sourceLanguage] ?? id
  const change = event.changes[Number(/^changes\.(\d+)/.exec(path)?.[1] ?? NaN)]
  return (
    <Banner tone="warn">
      <a href={linkTo(`events/${id}`)}>
        {change ? say.warnings.lostChange(title, sayDate(change.original.slice(0, 10), say)) : say.warnings.noDates(title)}
      </a>
    </Banner>
  )
}

const sayReason = (reason: string | undefined, say: Messages): string => {
  if (reason === undefined) return ''
  if (reason === 'folder-gone') return say.warnings.folderGone
  if (/full/i.test(reason)) return say.warnings.diskFull
  return /read-?only/i.test(reason) ? say.warnings.readOnly : say.warnings.diskError
}

function sayProblem({ about, file, line }: Trouble['problems'][number], say: Messages): string {
  if (about === 'hand-edit') return say.warnings.handEdit(file, line)
  if (about === 'conflict') return say.warnings.conflict(file)
  if (about === 'set-aside') return say.warnings.setAside(file)
  return about === 'history' ? say.warnings.history(file) : say.warnings.disk(file)
}
