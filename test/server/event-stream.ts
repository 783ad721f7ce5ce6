import { get, type IncomingMessage } from 'node:http'

export interface StreamMessage {
  event: string
  id?: string
  data: unknown
}

const readMessage = (block: string): StreamMessage | undefined => {
  const fields = new Map(
    block.split('\n').map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  )
  const data = fields.get('data')
  if (data === undefined) return undefined
  const id = fields.get('id')
  return { event: fields.get('event') ?? 'message', data: JSON.parse(data) as unknown, ...(id === undefined ? {} : { id }) }
}

export interface Listener {
  response: IncomingMessage
  /** The first line of the stream: how long to wait before coming again. */
  retry(): number | undefined
  /** The next message, those that came before it was asked for included. */
  next(): Promise<StreamMessage>
  ended: Promise<void>
  close(): void
}

/** A reader of an event stream over a real socket. */
export const listenTo = (port: number, path: string, headers: Record<string, string> = {}): Promise<Listener> =>
  new Promise((resolve, reject) => {
    const sent = get({ port, path, headers, host: '127.0.0.1', agent: false }, (response) => {
      const messages: StreamMessage[] = []
      const waiting: ((message: StreamMessage) => void)[] = []
      let retry: number | undefined
      let rest = ''
      response.setEncoding('utf8')
      response.on('data', (text: string) => {
        const blocks = (rest + text).split('\n\n')
        rest = blocks.pop() ?? ''
        for (const block of blocks) {
          retry ??= Number(/^retry: (\d+)$/m.exec(block)?.[1]) || undefined
          const message = readMessage(block)
          if (!message) continue
          const taker = waiting.shift()
          if (taker) taker(message)
          else messages.push(message)
        }
      })
      response.on('error', () => undefined)
      resolve({
        response,
        retry: () => retry,
        next: () => {
          const message = messages.shift()
          return message ? Promise.resolve(message) : new Promise((take) => waiting.push(take))
        },
        ended: new Promise((end) => response.on('close', () => end())),
        close: () => sent.destroy(),
      })
    })
    sent.on('error', reject)
  })
