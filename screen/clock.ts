/**
 * The screen's clock. Device clocks fail: a flat battery says 1970, a set-back clock says last week. The server's time, which
 * comes with every live message, overrides the device. Between two starts time does not go back: the last time this device
 * rightly ran at is remembered as a floor.
 */
export interface Clock {
  /** Epoch milliseconds, as well as the screen knows them. */
  now(): number
  /** Takes the server's time from a live message. */
  confirm(serverNow: number): void
}

export interface ClockDeps {
  deviceNow: () => number
  /** Milliseconds that only grow, whatever is done to the device's clock; they may stand still while the device sleeps. */
  elapsed: () => number
  /** Survives restarts; null means never written. Writing may fail: the clock goes on in memory. */
  memory: { read(): string | null; write(value: string): void }
}

/** Two clocks drift apart by less than this between two looks; more is a jump, in milliseconds. */
const jump = 10_000
/** The floor is written at most this often, in milliseconds. */
const writeEvery = 60_000
/** A device's own time counts as a floor when it has run without a jump for this long, in milliseconds. */
const steadyAfter = 10 * 60_000
/** And no further than this after a server's word: nothing dated is shown beyond, and a clock a year ahead is not believed for a year. */
const furthest = 100 * 86_400_000

interface Floor {
  /** The last time a server named. */
  confirmed: number
  /** The last time this device ran at, which it may only have had from itself. */
  seen: number
}

function readFloor(text: string | null): Floor | undefined {
  const [confirmed = Number.NaN, seen = confirmed] = (text ?? '').split(' ').map((word) => Number(word || Number.NaN))
  return Number.isFinite(confirmed) && Number.isFinite(seen) ? { confirmed, seen } : undefined
}

export function createClock({ deviceNow, elapsed, memory }: ClockDeps): Clock {
  let floor = readFloor(memory.read())
  let written = floor?.seen ?? 0
  /** It was at least this time when `elapsed` stood there. */
  let least = { time: floor?.seen ?? -Infinity, at: elapsed() }
  let offset: number | undefined
  let steady = { gap: deviceNow() - elapsed(), since: elapsed() }

  const remember = (next: Floor) => {
    floor = next
    if (Math.abs(next.seen - written) < writeEvery) return
    written = next.seen
    memory.write(`${next.confirmed} ${next.seen}`)
  }

  /** Whoever sets a running clock, as a time service does, is believed, but for what a server said. */
  const noticeJump = () => {
    const gap = deviceNow() - elapsed()
    const isSet = Math.abs(gap - steady.gap) > jump
    steady = { gap, since: isSet ? elapsed() : steady.since }
    if (isSet && offset === undefined && floor) least = { time: floor.confirmed, at: elapsed() }
  }

  // Asleep, `elapsed` may stand still; set back, the device does: whatever went further is right.
  const tell = () => Math.max(deviceNow() + (offset ?? 0), least.time + elapsed() - least.at)

  return {
    now() {
      noticeJump()
      const now = tell()
      const isSteady = elapsed() - steady.since >= steadyAfter
      if (floor && isSteady && now <= floor.confirmed + furthest) remember({ ...floor, seen: now })
      return now
    },
    confirm(serverNow) {
      noticeJump()
      offset = serverNow - deviceNow()
      least = { time: serverNow, at: elapsed() }
      remember({ confirmed: serverNow, seen: serverNow })
    },
  }
}
