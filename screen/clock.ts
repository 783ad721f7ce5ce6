/**
 * The screen's clock. Device clocks fail: a flat battery says 1970, a set-back clock says last week. The server's time, which
 * comes with every live message, overrides the device; the highest time ever seen is remembered as a floor.
 */
export interface Clock {
  /** Epoch milliseconds, as well as the screen knows them. */
  now(): number
  /** `confirmed` by a server, now or in an earlier life of this device; else only the device's word. */
  trust(): 'confirmed' | 'device'
  /** What the device's clock is behind the server's, in milliseconds; undefined until a server spoke. */
  offset(): number | undefined
  /** Takes the server's time from a live message. */
  confirm(serverNow: number): void
}

export interface ClockDeps {
  deviceNow: () => number
  /** Survives restarts; undefined entries mean never written. Writing may fail: the clock goes on in memory. */
  memory: { read(): string | null; write(value: string): void }
}

/** Less than this behind the highest time seen is ordinary jitter of a slow clock, in milliseconds. */
const tolerance = 60_000
/** The floor is written at most this often, in milliseconds. */
const writeEvery = 60_000

export function createClock({ deviceNow, memory }: ClockDeps): Clock {
  const remembered = Number(memory.read() ?? Number.NaN)
  let highest = Number.isFinite(remembered) ? remembered : 0
  let written = highest
  let offset: number | undefined
  // A clock that stands before the highest time seen runs on from there instead.
  let correction = 0

  const remember = (instant: number) => {
    if (instant <= highest) return
    highest = instant
    if (highest - written < writeEvery) return
    written = highest
    memory.write(String(highest))
  }

  return {
    now() {
      if (offset !== undefined) return deviceNow() + offset
      const device = deviceNow() + correction
      if (device < highest - tolerance) correction += highest - device
      return deviceNow() + correction
    },
    trust: () => (offset !== undefined || remembered > 0 ? 'confirmed' : 'device'),
    offset: () => offset,
    confirm(serverNow) {
      offset = serverNow - deviceNow()
      remember(serverNow)
    },
  }
}
