import { createServer, type IncomingMessage, request as ask, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { freePort, type RunningServer } from '../../browser/server.ts'

/** Answers a request itself and returns true, or leaves it to the server. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean

/** What stands between screens and the server, as a router or a captive portal does: it can lie, stall, and be cut. */
export interface Front {
  /** `http://localhost:<port>`; the same before and after a cut. */
  origin: string
  /** Addresses asked for since the last `forget`. */
  asked: readonly string[]
  forget(): void
  /** From now on every request meets this fault first; undefined mends the line. */
  lie(fault: Fault | undefined): void
  /** Nobody answers at the address any more. */
  cut(): Promise<void>
  join(): Promise<void>
}

export async function openFront(server: RunningServer): Promise<Front> {
  const port = await freePort()
  const asked: string[] = []
  const sockets = new Set<Socket>()
  let fault: Fault | undefined
  let listening: Server | undefined

  function pass(request: IncomingMessage, response: ServerResponse): void {
    asked.push(request.url ?? '')
    if (fault?.(request, response)) return
    const { method, headers, url: path } = request
    const upstream = ask({ port: server.port, host: 'localhost', method, headers, path }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
      answer.once('error', () => response.destroy())
    })
    upstream.once('error', () => response.destroy())
    response.once('close', () => upstream.destroy())
    request.pipe(upstream)
  }

  const front: Front = {
    origin: `http://localhost:${port}`,
    asked,
    forget: () => void asked.splice(0),
    lie: (next) => void (fault = next),
    async cut() {
      const closed = new Promise<void>((resolve) => (listening ? listening.close(() => resolve()) : resolve()))
      listening = undefined
      for (const socket of sockets) socket.destroy()
      await closed
    },
    join: () =>
      new Promise((resolve, reject) => {
        if (listening) return resolve()
        listening = createServer(pass)
        listening.on('connection', (socket) => {
          sockets.add(socket)
          socket.once('close', () => sockets.delete(socket))
        })
        listening.once('error', reject)
        listening.listen(port, 'localhost', () => resolve())
      }),
  }
  await front.join()
  return front
}
