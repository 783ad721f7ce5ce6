import type { LiveEvents, LiveHello, LiveMessage, StateName } from '../../content/model/snapshot.ts'

export interface StreamEvents {
  hello(hello: LiveHello): void
  change(message: LiveMessage): void
  /** A heartbeat or a bare confirmation with the server's clock. */
  beat(now: number): void
  /** The window moved on: only a new snapshot helps, at leisure. */
  refresh(): void
  /** The stream ended or fell silent; it is closed. */
  lost(): void
}

export type OpenStream = (from: StateName | undefined, events: StreamEvents) => () => void

/** Longer than two of the server's heartbeats and a half, in milliseconds. */
const silence = 45_000

function parse<T>(data: string): T | undefined {
  try {
    return JSON.parse(data) as T
  } catch {
    return undefined
  }
}

/**
 * One connection to `/api/live`. EventSource gives up for ever after a 500 or an HTML page, so nothing is left to its own
 * retrying: any error or silence closes it and tells `lost` once.
 */
export const openStream: OpenStream = (from, events) => {
  const source = new EventSource(from ? `/api/live?from=${encodeURIComponent(from)}` : '/api/live')
  let timer: ReturnType<typeof setTimeout> | undefined
  let open = true

  const close = () => {
    open = false
    clearTimeout(timer)
    source.close()
  }
  const lose = () => {
    if (!open) return
    close()
    events.lost()
  }
  const heard = () => {
    clearTimeout(timer)
    timer = setTimeout(lose, silence)
  }
  const on = <Name extends keyof LiveEvents>(name: Name, act: (data: LiveEvents[Name]) => void) =>
    source.addEventListener(name, (event) => {
      heard()
      const data = parse<LiveEvents[Name]>((event as MessageEvent<string>).data)
      if (data === undefined) lose()
      else act(data)
    })

  on('hello', events.hello)
  on('change', events.change)
  on('heartbeat', ({ now }) => events.beat(now))
  on('refresh', ({ now }) => {
    events.beat(now)
    events.refresh()
  })
  source.addEventListener('error', lose)
  heard()
  return close
}
