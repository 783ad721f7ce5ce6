import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { percentile } from './contest.ts'

export interface Put {
  port: number
  /** `{n}` becomes another number each time, in the path and in the body. */
  path: string
  headers: Record<string, string>
  body: string
  times: number
}

export interface Attempts {
  port: number
  perMinute: number
  milliseconds: number
}

interface Sent {
  port: number
  method: string
  path: string
  headers: Record<string, string>
  body: string
}

const agent = new Agent({ keepAlive: true })

const send = ({ body, headers, ...asked }: Sent): Promise<number> =>
  new Promise((resolve, reject) => {
    const length = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }
    const sent = request({ host: '127.0.0.1', agent, headers: { ...length, ...headers }, ...asked }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    sent.on('error', reject)
    sent.end(body)
  })

let last = 0

export const writeCommands = {
  /** One after the other on a connection that is kept; microseconds. */
  async puts({ port, path, headers, body, times }: Put) {
    const taken: number[] = []
    for (let time = 0; time < times; time++) {
      const number = String(++last)
      const asked = { port, method: 'PUT', path: path.replace('{n}', number), headers, body: body.replace('{n}', number) }
      const started = performance.now()
      const status = await send(asked)
      taken.push((performance.now() - started) * 1000)
      if (status !== 200 && status !== 201) throw new Error(`PUT ${asked.path}: ${status}`)
    }
    return { p50: percentile(taken, 0.5), p99: percentile(taken, 0.99) }
  },
  /** Wrong passwords for ever other names from ever other addresses, evenly spread; how many of them were worked out. */
  async signIns({ port, perMinute, milliseconds }: Attempts): Promise<number> {
    const statuses: Promise<number>[] = []
    const until = performance.now() + milliseconds
    while (performance.now() < until) {
      const number = ++last
      const headers = {
        'sec-fetch-site': 'same-origin',
        'x-forwarded-for': `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`,
      }
      const body = JSON.stringify({ name: `visitor ${number}`, password: 'correct horse battery staple' })
      statuses.push(send({ port, method: 'POST', path: '/api/staff/session', headers, body }))
      await wait(60_000 / perMinute)
    }
    return (await Promise.all(statuses)).filter((status) => status === 401).length
  },
}
