import { Sofa } from '../look/Sofa.tsx'
import { linkTo } from '../router.ts'
import { useSay } from '../staff.ts'

export function NotFound() {
  const say = useSay()
  return (
    <div class="empty">
      <Sofa />
      <h1 tabIndex={-1}>{say.notFound.title}</h1>
      <p>{say.notFound.text}</p>
      <a class="button button-primary" href={linkTo('')}>
        {say.notFound.home}
      </a>
    </div>
  )
}
