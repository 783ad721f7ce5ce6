import { longDay } from '../../screen/dates.ts'
import { Sofa } from '../../screen/look/Sofa.tsx'
import { Words } from '../../screen/look/Words.tsx'
import { useView } from '../view.ts'

/** Whose screen this is and where, and what time it is. */
export function Header() {
  const { snapshot, choose, place, local, reader, undated, href } = useView()
  const name = choose(snapshot.centre.name, snapshot.centre.states)
  const placeName = choose(place?.name, place?.states)
  return (
    <div class="brand">
      <a class="brand-link" href={href({ page: 'home' })}>
        <Sofa class="brand-sofa" />
        <span class="brand-names">
          <span class="brand-name">
            <Words shown={name} />
          </span>
          {placeName && placeName.text !== name?.text && (
            <span class="brand-place">
              <Words shown={placeName} />
            </span>
          )}
        </span>
      </a>
      {!undated && (
        <p class="clock">
          <time class="clock-time" dateTime={`${local.date}T${local.time}`} dir="ltr">
            {local.time}
          </time>
          <span class="clock-day">{longDay(reader.tag, local.date)}</span>
        </p>
      )}
    </div>
  )
}
