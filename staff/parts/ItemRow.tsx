import type { Item } from '../../content/model/kinds.ts'
import { translationStates } from '../../content/resolve/translations.ts'
import type { FormKind } from '../forms/forms.ts'
import { titleOf } from '../model/content.ts'
import { livenessOf } from '../model/liveness.ts'
import { shortHash } from '../model/sha256.ts'
import { wallTime } from '../model/wall-clock.ts'
import { linkTo } from '../router.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'
import { pictureOf } from './ItemPicker.tsx'
import { kindIcons } from './kind-icons.ts'
import { Pill } from './Pill.tsx'
import { summaryOf } from './summary.ts'
import { Thumb } from './Thumb.tsx'

interface ItemRowProps {
  kind: FormKind
  item: Item
}

/** One item in a list: picture, title, what tells it from others, and whether residents see it. */
export function ItemRow({ kind, item }: ItemRowProps) {
  const say = useSay()
  const { content, now } = useStaff()
  const { centre, drafts } = useDesk()
  const source = centre.sourceLanguage
  const wall = wallTime(now(), centre.timeZone)
  const states = translationStates(kind, item, centre, shortHash)
  const behind = centre.languages.filter(({ tag }) => states[tag] === 'missing' || states[tag] === 'outdated')
  return (
    <a class="row" href={linkTo(`${kind}/${item.id}`)}>
      <Thumb id={pictureOf(item)} stand={kindIcons[kind]} />
      <span class="row-words">
        <strong class="row-title">{titleOf(item, source) || say.untitled}</strong>
        <span class="row-line">{summaryOf(kind, item as never, { say, content, source, now: wall })}</span>
        {drafts.read(kind, item.id) && <span class="row-unsent">{say.list.unsent}</span>}
        {behind.length > 0 && item.status !== 'archived' && kind !== 'media' && (
          <span class="row-behind">
            {behind.length <= 2
              ? behind.map(({ tag, name }) => (
                  <span key={tag} class={`state-dot state-${states[tag]}`}>
                    <span lang={tag === 'de-simple' ? 'de' : tag}>{name}</span>: {say.languages.states[states[tag] ?? 'current']}
                  </span>
                ))
              : (['missing', 'outdated'] as const).map((state) => (
                  <BehindCount key={state} state={state} count={behind.filter(({ tag }) => states[tag] === state).length} />
                ))}
          </span>
        )}
      </span>
      {(kind !== 'media' || item.status !== 'published') && <Pill of={livenessOf(kind, item as never, wall)} />}
    </a>
  )
}

function BehindCount({ state, count }: { state: 'missing' | 'outdated'; count: number }) {
  const say = useSay()
  return count === 0 ? null : <span class={`state-dot state-${state}`}>{say.list.behind[state](count)}</span>
}
