import type { Media } from '../../content/model/media.ts'
import type { Field } from '../forms/form.ts'
import { useEditing, useValue } from '../forms/editing.ts'
import { addressOf } from '../parts/Thumb.tsx'
import { useSay } from '../staff.ts'
import { Frame } from './Frame.tsx'

const within = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 100) / 100

const arrows: Record<string, [x: number, y: number]> = {
  ArrowLeft: [-0.05, 0],
  ArrowRight: [0.05, 0],
  ArrowUp: [0, -0.05],
  ArrowDown: [0, 0.05],
}

/** A tap on what must stay visible; beside it, how the picture is then cropped. */
export function FocalPointField({ field }: { field: Extract<Field, { type: 'focal-point' }> }) {
  const say = useSay()
  const { editor } = useEditing()
  const [point = { x: 0.5, y: 0.5 }, setPoint] = useValue<Media['focalPoint']>(field.path)
  const media = editor.draft.value as unknown as Media
  const address = addressOf(media, 800)
  if (!address) return null
  const objectPosition = `${point.x * 100}% ${point.y * 100}%`
  return (
    <Frame field={field}>
      <p class="help">{say.pictures.focalHelp}</p>
      <div class="focal">
        <button
          type="button"
          class="focal-picture"
          aria-label={`${say.fields.focalPoint}: ${Math.round(point.x * 100)} %, ${Math.round(point.y * 100)} %`}
          onClick={(event) => {
            // Enter and Space click without a place.
            if (event.detail === 0) return
            const box = event.currentTarget.getBoundingClientRect()
            setPoint({ x: within((event.clientX - box.left) / box.width), y: within((event.clientY - box.top) / box.height) })
          }}
          onKeyDown={(event) => {
            const step = arrows[event.key]
            if (!step) return
            event.preventDefault()
            setPoint({ x: within(point.x + step[0]), y: within(point.y + step[1]) })
          }}
        >
          <img src={address} alt="" />
          <span class="focal-mark" style={{ insetInlineStart: `${point.x * 100}%`, insetBlockStart: `${point.y * 100}%` }} />
        </button>
        <div class="focal-crops" aria-hidden="true">
          <img src={address} alt="" class="crop-wide" style={{ objectPosition }} />
          <img src={address} alt="" class="crop-square" style={{ objectPosition }} />
        </div>
      </div>
    </Frame>
  )
}
