import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { moments } from './moments.ts'
import { snapshotOfMoment, tellMoment } from './tell-moment.ts'

describe('what is on and whether the door is open', () => {
  it.each(moments)('$name, at $clock', (moment) => {
    expect({ name: moment.name, ...tellMoment(snapshotOfMoment(moment.at), moment.at) }).toEqual(moment)
  })

  it.each(moments)('$name, on a screen that has been alone for ninety days', (moment) => {
    const kept = snapshotOfMoment(new Date(Date.parse(moment.at) - 90 * 86_400_000).toISOString())
    expect({ name: moment.name, ...tellMoment(kept, moment.at) }).toEqual(moment)
  })

  it.each([
    ['Asia/Tokyo', -540],
    ['America/Los_Angeles', 480],
  ])('in a process under the time of %s', (zone, minutesFromUtc) => {
    const script = new URL('./print-moments.ts', import.meta.url).pathname
    const env = { ...process.env, TZ: zone }
    const printed: unknown = JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', script], { env, encoding: 'utf8' }))
    expect(printed).toEqual({ minutesFromUtc, told: moments })
  })
})
