// What most kinds of slides are made of comes with the first file, so that each is one more file and no chain of them.
import '../../content/rules/time-span.ts'
import '../parts/Listing.tsx'
import '../parts/Sign.tsx'
import './adopt.ts'
import './tint.ts'
import type { ComponentChild } from 'preact'
import type { Show } from '../../content/rules/programme/show.ts'
import type { Scene } from '../view.ts'

type Kind = Show['kind']
type Draw = (scene: Scene, isBand?: boolean) => ComponentChild

/** Pictures are drawn in a part of their own, which comes at the same time. */
const pictured = async <Part>(part: Promise<Part>) => (await Promise.all([part, import('../parts/Photo.tsx')]))[0]

const alerts = () => import('./alerts.tsx')

/** Where each kind of slide is drawn: the first one shown waits for its own part of the app only. */
const loaders: Record<Kind, () => Promise<{ draw: Draw }>> = {
  today: () => import('./today.tsx'),
  week: () => import('./week.tsx'),
  offers: () => pictured(import('./offers.tsx')),
  notices: () => pictured(import('./notices.tsx')),
  'open-now': () => import('./open-now.tsx'),
  text: () => pictured(import('./text.tsx')),
  image: () => pictured(import('./image.tsx')),
  sofa: () => import('./sofa.tsx'),
  alert: alerts,
  off: alerts,
}

const loaded = new Map<Kind, Draw>()

/** Makes sure that a kind of slide can be drawn; rejects when its part of the app cannot be had. */
export async function loadDrawing(kind: Kind): Promise<void> {
  if (!loaded.has(kind)) loaded.set(kind, (await loaders[kind]()).draw)
}

/** Everything else, once the first slide stands: from then on nothing needs the network. */
export const loadDrawings = async (): Promise<void> =>
  void (await Promise.all(Object.keys(loaders).map((kind) => loadDrawing(kind as Kind))))

export const drawSlide = (scene: Scene): ComponentChild => loaded.get(scene.showing.show.kind)?.(scene)

/** An emergency above the slides. */
export const drawBand = (scene: Scene): ComponentChild => loaded.get(scene.showing.show.kind)?.(scene, true)
