import { expect, it } from 'vitest'
import type { PublicMedia, PublicSlide } from '../../content/model/snapshot.ts'
import { slidesWithout } from '../../signage/addresses.ts'
import { createPictures } from '../../signage/pictures.ts'
import { buildSnapshot } from '../screen/snapshot-builder.ts'

/** A loader whose pictures fail as often as told. */
function build(failures: Record<string, number> = {}) {
  const tried: string[] = []
  const reports: string[] = []
  const waits: number[] = []
  const pictures = createPictures({
    async open(address) {
      tried.push(address)
      const left = failures[address] ?? 0
      failures[address] = left - 1
      if (left > 0) throw new Error('lost')
    },
    wait: (milliseconds) => {
      waits.push(milliseconds)
      return Promise.resolve()
    },
    report: (what) => reports.push(what),
  })
  return { pictures, tried, reports, waits }
}

it('a picture that fails twice is there at the third try', async () => {
  const { pictures, tried, reports, waits } = build({ '/media/a.webp': 2 })
  expect(await pictures.load('/media/a.webp')).toBe(true)
  expect([tried.length, reports.length, waits]).toEqual([3, 0, [0, 1_000, 3_000]])
})

it('a picture that fails three times is set aside, reported once and not asked for again', async () => {
  const { pictures, tried, reports } = build({ '/media/a.webp': 99 })
  expect(await pictures.load('/media/a.webp')).toBe(false)
  expect(await pictures.load('/media/a.webp')).toBe(false)
  expect([tried.length, reports.length, [...pictures.broken.value]]).toEqual([3, 1, ['/media/a.webp']])
})

it('new content gives it three chances again', async () => {
  const { pictures, tried } = build({ '/media/a.webp': 3 })
  await pictures.load('/media/a.webp')
  pictures.forgive()
  expect(pictures.broken.value.size).toBe(0)
  expect(await pictures.load('/media/a.webp')).toBe(true)
  expect(tried.length).toBe(4)
})

it('two slides that want the same picture at once ask for it once', async () => {
  const { pictures, tried } = build()
  await Promise.all([pictures.load('/media/a.webp'), pictures.load('/media/a.webp')])
  expect(tried).toEqual(['/media/a.webp'])
})

it('a slide goes with its picture, a block does not', () => {
  const hash = 'a'.repeat(64)
  const media: PublicMedia = {
    id: 'sofa',
    alt: {},
    variants: [{ hash, type: 'image/webp', size: 1, width: 1600, height: 900 }],
    focalPoint: { x: 0.5, y: 0.5 },
    rights: '',
    states: {},
  }
  const slide = (id: string, template: PublicSlide['template'], image?: string): PublicSlide => ({
    id,
    template,
    image,
    states: {},
  })
  const slides = [
    slide('poster', 'image', 'sofa'),
    slide('words', 'text', 'sofa'),
    slide('plain', 'text'),
    slide('offers', 'offers', 'sofa'),
  ]
  const snapshot = buildSnapshot({ media: [media], slides })
  expect([...slidesWithout(snapshot, new Set([`/media/${hash}.webp`]))]).toEqual(['poster', 'words'])
  expect(slidesWithout(snapshot, new Set()).size).toBe(0)
})
