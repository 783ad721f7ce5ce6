import { connect, type Socket } from 'node:net'

/** Writes bytes as they are on a connection of their own; resolves with all that was answered when the connection is closed. */
export const exchange = (port: number, ...parts: (string | Buffer)[]): Promise<string> =>
  new Promise((resolve) => {
    let answered = ''
    const socket = connect(port, '127.0.0.1', () => {
      for (const part of parts) socket.write(part)
    })
    socket.on('data', (bytes) => (answered += bytes.toString('latin1')))
    // A reset is an answer too: what came before it counts.
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(answered))
  })

/** The status codes of all answers on one connection, in order. */
export const statusesOf = (answered: string): number[] =>
  [...answered.matchAll(/HTTP\/1\.[01] (\d{3}) /g)].map(([, status]) => Number(status))

/** One request as text: a first line, headers, body. The connection ends with its answer. */
export const requestText = (line: string, headers: Record<string, string> = {}, body = ''): string =>
  [
    line,
    ...Object.entries({ host: 'localhost', connection: 'close', ...headers }).map(([name, value]) => `${name}: ${value}`),
    '',
    body,
  ].join('\r\n')

/** Connections that are held open and never finish what they began. */
export const holdOpen = (port: number, count: number, begin: string): Promise<Socket[]> =>
  Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<Socket>((resolve, reject) => {
          const socket = connect(port, '127.0.0.1', () => socket.write(begin, () => resolve(socket)))
          socket.on('error', reject)
        }),
    ),
  )
