import { undatedAt } from '../../content/rules/horizon.ts'
import { localMoment } from '../../content/rules/local-time.ts'
import { isolate, shortDay } from '../../screen/dates.ts'
import { Words } from '../../screen/look/Words.tsx'
import { useView } from '../view.ts'

const slots = ['about', 'accessibility', 'privacy', 'imprint'] as const

/** The standing pages, and when the server last confirmed what is shown. */
export function Footer({ confirmedAt }: { confirmedAt: number | undefined }) {
  const { snapshot, choose, href, say, reader, local, comma } = useView()
  const pages = slots.flatMap((slot) => snapshot.pages.find((page) => page.slot === slot) ?? [])
  // A confirmation told by a wrong clock is not told on.
  const isTold = confirmedAt !== undefined && undatedAt(snapshot, confirmedAt) === undefined
  const confirmed = isTold ? localMoment(snapshot.timeline, confirmedAt) : undefined
  return (
    <footer class="footer">
      {pages.length > 0 && (
        <nav aria-label={say.moreAboutUs}>
          <ul class="footer-pages">
            {pages.map((page) => (
              <li key={page.id}>
                <a class="footer-link" href={href({ page: 'standing', slot: page.slot })}>
                  <Words shown={choose(page.title, page.states)} />
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {confirmed && (
        <p class="freshness figures">
          {say.asOf(
            confirmed.date === local.date
              ? isolate(confirmed.time)
              : `${shortDay(reader.tag, confirmed.date)}${comma}${isolate(confirmed.time)}`,
          )}
        </p>
      )}
    </footer>
  )
}
