import type { FeedReport as Report } from '../../content/model/feed-state.ts'
import { linkTo } from '../router.ts'
import { useSay, useStaff } from '../staff.ts'
import { sayAgo } from './say-ago.ts'

/** As the form calls what a calendar speaks of. */
const fieldOf = {
  time: 'eventTime',
  changes: 'dates',
  title: 'title',
  description: 'description',
  place: 'place',
  organiser: 'organiser',
} as const

/** What the last reading came to, and what was wrong, entry by entry. */
export function FeedReport({ report }: { report: Report }) {
  const say = useSay()
  const { words, now } = useStaff()
  const language = words.tag.value
  const { added, changed, withdrawn, past, known, faults, says, overwritten = [] } = report
  return (
    <div class="feed-report">
      <p class="soft">
        {say.feeds.lastTime}: {say.feeds.news(added, changed, withdrawn)}.
      </p>
      {says && <p>{says[language]}</p>}
      {past > 0 && <p class="soft">{say.feeds.past(past)}</p>}
      {known > 0 && <p class="soft">{say.feeds.known(known)}</p>}
      {overwritten.length > 0 && (
        <>
          <p>{say.feeds.overwritten}:</p>
          <ul class="feed-faults">
            {overwritten.map(({ event, title, groups, at }) => (
              <li key={event}>
                <a href={linkTo(`events/${event}`)}>
                  <strong>{title || say.untitled}</strong>
                </a>{' '}
                <span class="soft">({sayAgo(at, now(), say)})</span>
                <br />
                {say.feeds.overwrittenIn(groups.map((group) => say.fields[fieldOf[group]]).join(', '))}
              </li>
            ))}
          </ul>
        </>
      )}
      {faults.length > 0 && (
        <details>
          <summary>
            {say.feeds.report(report.leftOut + report.adapted > faults.length ? report.leftOut + report.adapted : faults.length)}
          </summary>
          <ul class="feed-faults">
            {faults.map((fault, index) => (
              <li key={index}>
                <strong>{fault.title || fault.uid || say.feeds.line(fault.line)}</strong>{' '}
                <span class="soft">
                  ({say.feeds.kinds[fault.kind]}
                  {fault.line > 0 && `, ${say.feeds.line(fault.line)}`})
                </span>
                <br />
                {fault.says[language]}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
