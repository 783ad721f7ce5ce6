import { ArrowRight } from 'lucide'
import type { Item } from '../../content/model/kinds.ts'
import { isFormKind } from '../forms/forms.ts'
import { Icon } from '../look/Icon.tsx'
import { titleOf } from '../model/content.ts'
import { linkTo } from '../router.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'
import { sayInstant } from './dates.ts'

/** What was written on this device and never sent. */
export function Unsent() {
  const say = useSay()
  const { content } = useStaff()
  const { drafts, centre } = useDesk()
  const kept = drafts.list().filter(({ kind }) => isFormKind(kind))
  if (kept.length === 0) return null
  return (
    <section>
      <div class="section-head">
        <h2>{say.home.continue}</h2>
      </div>
      <ul class="rows card">
        {kept.map(({ kind, id, at }) => {
          const title = titleOf(
            (drafts.read(kind, id)?.draft ?? content.find(kind, id)?.item ?? {}) as Item,
            centre.sourceLanguage,
          )
          return (
            <li key={`${kind}/${id}`}>
              <a class="row row-unpictured" href={linkTo(`${kind}/${id}`)}>
                <span class="row-words">
                  <strong class="row-title">{title || say.untitled}</strong>
                  <span class="row-line">
                    {isFormKind(kind) && say.kinds[kind].one} · {sayInstant(at, say)}
                  </span>
                </span>
                <Icon node={ArrowRight} size="22px" />
              </a>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
