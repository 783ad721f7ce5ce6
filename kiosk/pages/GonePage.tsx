import { Sofa } from '../../screen/look/Sofa.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { useView } from '../view.ts'

/** An unknown address, or something that is over: calm words and the way home. */
export function GonePage() {
  const { say, href } = useView()
  return (
    <div class="gone">
      <Sofa class="gone-sofa" />
      <PageHead title={say.goneTitle}>
        <p class="lead">{say.goneText}</p>
      </PageHead>
      <a class="button" href={href({ page: 'home' })}>
        {say.toHome}
      </a>
    </div>
  )
}
