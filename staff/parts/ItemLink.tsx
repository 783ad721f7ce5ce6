import type { Item, Kind } from '../../content/model/kinds.ts'
import { isFormKind } from '../forms/forms.ts'
import { titleOf } from '../model/content.ts'
import { linkTo } from '../router.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'

/** An item by its kind and name; a link where it has a form here. */
export function ItemLink({ kind, id }: { kind: Kind; id: string }) {
  const say = useSay()
  const { content } = useStaff()
  const { sourceLanguage } = useDesk().centre
  const item = content.find(kind, id)?.item as Item | undefined
  const title = (item && titleOf(item, sourceLanguage)) || say.untitled
  if (!isFormKind(kind)) {
    return (
      <>
        {say.otherKinds[kind]}: {title}
      </>
    )
  }
  return (
    <a href={linkTo(`${kind}/${id}`)}>
      {say.kinds[kind].one}: {title}
    </a>
  )
}
