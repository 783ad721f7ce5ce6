import { signal } from '@preact/signals'
import { beforeEach, expect, it, vi } from 'vitest'
import { usualCapacity } from '../../content/rules/programme/capacity.ts'
import type { PublicSlide, Snapshot } from '../../content/model/snapshot.ts'
import type { ScreenModel } from '../../screen/screen-model.ts'
import { messages } from '../../signage/messages/de.ts'
import { createPictures } from '../../signage/pictures.ts'
import { followProgramme } from '../../signage/programme.ts'
import { createScenes } from '../../signage/scenes.ts'
import { sizesOf } from '../../signage/sizes.ts'
import { createStage, type Stage } from '../../signage/stage.ts'
import { buildSnapshot } from '../screen/snapshot-builder.ts'

/** A stage whose clock, pictures and drawing the test holds in its hands. */
function build(slides: PublicSlide[], { broken = [] as string[] } = {}) {
  const began = Date.parse('2026-01-05T10:00:00Z')
  const entries = slides.map(({ id }) => ({ id, slide: id, weight: 1 }))
  const media = slides.flatMap(({ image }) =>
    image
      ? [
          {
            id: image,
            alt: {},
            variants: [{ hash: image, type: 'image/webp' as const, size: 1, width: 1600, height: 900 }],
            focalPoint: { x: 0.5, y: 0.5 },
            rights: '',
            states: {},
          },
        ]
      : [],
  )
  const start = buildSnapshot()
  const snapshot = signal<Snapshot | undefined>({
    ...start,
    centre: { ...start.centre, languages: [start.centre.languages[0]!] },
    slides,
    media,
    playlists: [{ id: 'all', name: 'Alles', entries, states: {} }],
  })
  const instant = signal(began)
  const wakes: number[] = []
  const reports: string[] = []
  const drawn: string[] = []
  const holds = { reader: undefined as Promise<void> | undefined }
  const model: ScreenModel = {
    snapshot,
    instant,
    wakeAt: (at) => wakes.push(at),
    now: () => instant.value,
    screen: signal(undefined),
    confirmedAt: signal(began),
    online: signal(true),
    undated: signal(undefined),
    preview: undefined,
  }
  const pictures = createPictures({
    open: (address) => (broken.some((hash) => address.includes(hash)) ? Promise.reject(new Error('lost')) : Promise.resolve()),
    wait: () => Promise.resolve(),
    report: (what) => reports.push(what),
  })
  const sizes = signal(sizesOf({ width: 1920, height: 1080 }))
  const panel = { sizes, capacity: signal(usualCapacity), note: signal(undefined), stop: () => undefined }
  const scenes = createScenes(model, panel, pictures.broken)
  const stage = createStage({
    model,
    programme: followProgramme(model, panel, pictures.broken),
    scenes,
    pictures,
    loadDrawing: () => Promise.resolve(),
    loadReader: async (_, tag) => {
      await holds.reader
      return { tag, dir: 'ltr', say: messages }
    },
    drawn: (side) => {
      drawn.push(scenes.layers[side].value!.showing.id)
      return Promise.resolve()
    },
    wait: () => Promise.resolve(),
    report: (what) => reports.push(what),
  })
  const seen = () => (scenes.front.value === undefined ? undefined : scenes.layers[scenes.front.value].value?.showing.id)
  const behind = () =>
    scenes.front.value === undefined ? undefined : scenes.layers[scenes.front.value === 0 ? 1 : 0].value?.showing.id
  return { stage, scenes, snapshot, instant, wakes, reports, drawn, seen, behind, holds }
}

const text = (id: string, image?: string): PublicSlide => ({ id, template: 'text', title: { de: id }, image, states: {} })

/** Until nothing is left to do: all of the stage's waits are promises here. */
const settle = async () => {
  for (let turn = 0; turn < 60; turn++) await Promise.resolve()
}

let stage: Stage | undefined
beforeEach(() => () => stage?.stop())

it('the first slide is shown when it is drawn, and the next one stands ready behind it', async () => {
  const show = build([text('a'), text('b')])
  stage = show.stage
  expect(show.seen()).toBeUndefined()
  await settle()
  expect([show.seen(), show.behind()].toSorted()).toEqual(['a', 'b'])
})

it('turns when the time has come, and asks to be woken for the turn after', async () => {
  const show = build([text('a'), text('b')])
  stage = show.stage
  await settle()
  const [first, second] = [show.seen(), show.behind()]
  show.instant.value = show.wakes.at(-1)!
  await settle()
  expect([show.seen(), show.behind()]).toEqual([second, first])
  expect(show.wakes.at(-1)).toBeGreaterThan(show.instant.value)
})

it('a list of one slide is drawn once and never turns', async () => {
  const show = build([text('a')])
  stage = show.stage
  for (let minute = 0; minute < 5; minute++) {
    show.instant.value += 60_000
    await settle()
  }
  expect([show.seen(), show.drawn]).toEqual(['a', ['a']])
})

it('nothing that is shown goes before the next slide is ready', async () => {
  const show = build([text('a'), text('b')])
  stage = show.stage
  await settle()
  const first = show.seen()
  let release = () => {}
  show.holds.reader = new Promise((resolve) => (release = resolve))
  // Over the one that stands ready and on to one that cannot be made ready yet.
  show.snapshot.value = {
    ...show.snapshot.value!,
    slides: [text('c')],
    playlists: [{ id: 'all', name: 'Alles', entries: [{ id: 'c', slide: 'c', weight: 1 }], states: {} }],
  }
  await settle()
  expect(show.seen()).toBe(first)
  release()
  await settle()
  expect(show.seen()).toBe('c')
})

it('new words on the slide that is shown are there at once, without a turn', async () => {
  const show = build([text('a')])
  stage = show.stage
  await settle()
  const { front } = show.scenes
  const side = front.value!
  show.snapshot.value = { ...show.snapshot.value!, revision: 2, slides: [{ ...text('a'), title: { de: 'Neu' } }] }
  expect(front.value).toBe(side)
  const scene = show.scenes.layers[side].value!
  expect(scene.showing.show.kind === 'text' && scene.showing.show.slide.title).toEqual({ de: 'Neu' })
})

it('a slide whose picture fails three times is set aside, and the show goes on', async () => {
  const show = build([text('a'), text('b', 'lost'), text('c')], { broken: ['lost'] })
  stage = show.stage
  const seen = new Set<string | undefined>()
  for (let turn = 0; turn < 8; turn++) {
    await settle()
    seen.add(show.seen())
    show.instant.value = Math.max(show.wakes.at(-1)!, show.instant.value + 1)
  }
  await settle()
  seen.delete(undefined)
  expect(seen).toEqual(new Set(['a', 'c']))
  expect(show.reports.filter((what) => what.includes('three times'))).toHaveLength(1)
})

it('a picture set aside has its next chance within the hour, also when the clock was a year ahead for a while', async () => {
  const show = build([text('a'), text('b', 'lost')], { broken: ['lost'] })
  stage = show.stage
  const year = 365 * 86_400_000
  const tries = async () => {
    for (let step = 0; step < 10; step++) {
      show.instant.value += 4_000
      await settle()
    }
    return show.reports.filter((what) => what.includes('three times')).length
  }
  expect(await tries()).toBe(1)
  show.instant.value += year
  expect(await tries()).toBe(2)
  show.instant.value -= year
  expect(await tries()).toBe(3)
})

it('a new build is taken between two slides, never within one', async () => {
  const show = build([text('a'), text('b')])
  stage = show.stage
  await settle()
  const take = vi.fn()
  show.stage.offerBuild(take)
  show.instant.value += 1_000
  await settle()
  expect(take).not.toHaveBeenCalled()
  show.instant.value = show.wakes.at(-1)!
  await settle()
  expect(take).toHaveBeenCalledTimes(1)
})
