import { Words } from '../../screen/look/Words.tsx'
import { Phone } from '../parts/Phone.tsx'
import { Say } from '../parts/Say.tsx'
import { Sofa } from '../parts/Sofa.tsx'
import { choose, type Scene } from '../view.ts'
import { adoptStyle } from './adopt.ts'
import style from './sofa.css?inline'

adoptStyle(style)

/** The built-in welcome: the sofa and whose it is. */
function SofaSlide({ scene }: { scene: Scene }) {
  const { centre } = scene.snapshot
  return (
    <div class="slide whole sofa-slide">
      <div class="poster" data-fit="1.7">
        <p class="welcome">{scene.reader.say.welcome}</p>
        <h1>
          <Words shown={choose(scene, centre.name, centre.states)} />
        </h1>
        <p class="body">
          <Say shown={choose(scene, centre.tagline, centre.states)} />
        </p>
      </div>
      <div class="poster-picture">
        <Sofa />
      </div>
      <Phone scene={scene} />
    </div>
  )
}

export const draw = (scene: Scene) => <SofaSlide scene={scene} />
