import type { Bench, Measured } from '../contest.ts'
import type { App } from './painted.ts'
import { openPair } from './pair.ts'
import { makeProfile, type Profile, visitFirst } from './visits.ts'

const throttlings = [1, 6]
const target = { ratioAtMost: 2 }

const each = async (measure: (throttling: number) => Promise<number>): Promise<Measured> => {
  const measured: Measured = {}
  for (const throttling of throttlings) measured[`at ${throttling}×`] = await measure(throttling)
  return measured
}

const makeBenches = (app: App, what: string): Bench[] => [
  {
    name: `first-${app}`,
    title: `${what} visible, in a browser that has never been here`,
    beside: 'a static page with one script that fetches the same content and writes the same list',
    rounds: 9,
    figures: { 'at 1×': { unit: 'ms', target }, 'at 6×': { unit: 'ms', target } },
    open: async () => {
      const pair = await openPair(app)
      return {
        ours: () => each((throttling) => visitFirst(pair, `${pair.server.origin}/${app}/`, throttling)),
        reference: () => each((throttling) => visitFirst(pair, `${pair.bare.origin}/`, throttling)),
        close: pair.stop,
      }
    },
  },
  {
    name: `offline-${app}`,
    title: `${what} visible after a cold start without a network, every file and the content checked by hash`,
    beside: 'the static page with a minimal cache-first worker that checks nothing',
    rounds: 7,
    figures: { 'at 1×': { unit: 'ms', target }, 'at 6×': { unit: 'ms', target } },
    open: async () => {
      const pair = await openPair(app)
      const ours: Profile = await makeProfile(pair, `${pair.server.origin}/${app}/`)
      const bare: Profile = await makeProfile(pair, `${pair.bare.origin}/`)
      await pair.cut()
      return {
        ours: () => each(ours.visit),
        reference: () => each(bare.visit),
        close: () => Promise.all([pair.stop(), ours.remove(), bare.remove()]),
      }
    },
  },
]

export const firstContentBenches: readonly Bench[] = [
  ...makeBenches('signage', 'the first slide'),
  ...makeBenches('kiosk', "the kiosk's content"),
]
