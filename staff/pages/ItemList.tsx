import { CalendarDays, Plus } from 'lucide'
import { useState } from 'preact/hooks'
import type { Status } from '../../content/model/item.ts'
import type { Item } from '../../content/model/kinds.ts'
import { textsIn } from '../../content/model/translation.ts'
import { Segments } from '../fields/Segments.tsx'
import type { FormKind } from '../forms/forms.ts'
import { Icon } from '../look/Icon.tsx'
import { Sofa } from '../look/Sofa.tsx'
import { titleOf } from '../model/content.ts'
import { matchesQuery } from '../model/fold.ts'
import { type Liveness, livenessOf } from '../model/liveness.ts'
import { wallTime } from '../model/wall-clock.ts'
import { ItemRow } from '../parts/ItemRow.tsx'
import { PictureUpload } from '../parts/PictureUpload.tsx'
import { SearchBox } from '../parts/SearchBox.tsx'
import { summaryOf } from '../parts/summary.ts'
import { linkTo } from '../router.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'

type Filter = 'all' | Status
const step = 60

/** Everything of one kind, to search and to filter by who can see it. */
export function ItemList({ kind }: { kind: FormKind }) {
  const say = useSay()
  const { content, now, router } = useStaff()
  const { centre } = useDesk()
  const [query, setQuery] = useState('')
  const [filter, setFilter] = useState<Filter>('all')
  const [most, setMost] = useState(step)
  const source = centre.sourceLanguage
  const parts = { say, content, source, now: wallTime(now(), centre.timeZone) }
  const all = [...(content.collections.value?.[kind].values() ?? [])].map(({ item }) => item as Item)
  const wordsOf = (item: Item) =>
    [titleOf(item, source), summaryOf(kind, item as never, parts), ...textsIn(kind, item, source).map(([, text]) => text)].join(
      ' ',
    )
  const rank = (item: Item) => order.indexOf(livenessOf(kind, item as never, parts.now))
  const count = (status: Status) => all.filter((item) => item.status === status).length
  const found = all
    .filter((item) => filter === 'all' || item.status === filter)
    .filter((item) => query === '' || matchesQuery(wordsOf(item), query))
    .sort((a, b) => rank(a) - rank(b) || titleOf(a, source).localeCompare(titleOf(b, source), say.locale))
  return (
    <>
      <header class="page-head">
        <h1 tabIndex={-1}>{say.kinds[kind].many}</h1>
        {kind === 'events' && (
          <a class="button" href={linkTo('calendar')}>
            <Icon node={CalendarDays} size="22px" /> {say.calendar.title}
          </a>
        )}
        {kind !== 'media' && (
          <a class="button button-primary" href={linkTo(`${kind}/new`)}>
            <Icon node={Plus} size="22px" /> {say.kinds[kind].create}
          </a>
        )}
      </header>
      {kind === 'media' && <PictureUpload onMade={(id) => router.go(`media/${id}`)} />}
      <div class="filters">
        <SearchBox value={query} onInput={setQuery} />
        <Segments
          tight
          label={say.list.filter}
          options={[
            { value: 'all', label: `${say.list.all} ${all.length}` },
            { value: 'published', label: `${say.list.live} ${count('published')}` },
            { value: 'draft', label: `${say.list.draft} ${count('draft')}` },
            { value: 'archived', label: `${say.list.archived} ${count('archived')}` },
          ]}
          value={filter}
          onChoose={(next) => setFilter(next as Filter)}
        />
      </div>
      <p class="visually-hidden" role="status">
        {say.list.count(found.length)}
      </p>
      {found.length === 0 ? (
        <div class="empty">
          <Sofa />
          <p>{query ? say.list.nothing : say.list.nothingHere}</p>
        </div>
      ) : (
        <ul class="rows card">
          {found.slice(0, most).map((item) => (
            <li key={item.id}>
              <ItemRow kind={kind} item={item} />
            </li>
          ))}
        </ul>
      )}
      {found.length > most && (
        <button type="button" class="button button-wide" onClick={() => setMost(most + step)}>
          {say.list.more(found.length - most)}
        </button>
      )}
    </>
  )
}

/** What needs work first, then what is seen, then what is put away. */
const order: readonly Liveness[] = ['draft', 'live', 'planned', 'over', 'archived']
