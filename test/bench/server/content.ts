import { get } from 'node:http'
import type { Bench, Measured } from '../contest.ts'
import type { LoadCommands } from '../load.ts'
import { startProduct } from '../product.ts'
import { startProgram } from '../program.ts'
import type { ReferenceCommands } from '../reference/http.ts'
import type { Usage } from '../usage.ts'

interface Answer {
  status: number
  /** As they came, apart from those Node's server writes by itself. */
  headers: string[]
  body: Buffer
}

const writtenByNode = new Set(['date', 'connection', 'keep-alive'])

const fetchRaw = (port: number, headers: Record<string, string>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = get({ host: '127.0.0.1', port, path: '/api/content', headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const { rawHeaders } = response
        const kept = rawHeaders.filter((_, index) => !writtenByNode.has(rawHeaders[index - (index % 2)]!.toLowerCase()))
        resolve({ status: response.statusCode ?? 0, headers: kept, body: Buffer.concat(chunks) })
      })
    })
    asked.on('error', reject)
  })

/** A server that has just begun has not compressed anything yet. */
const untilCompressed = async (port: number, encoding: string) => {
  for (;;) {
    const answer = await fetchRaw(port, { 'accept-encoding': encoding })
    if (encoding === 'identity' || answer.headers.includes(encoding)) return answer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const etagOf = ({ headers }: Answer) => headers[headers.indexOf('etag') + 1] ?? ''

const contentBench = (name: string, encoding: string, conditional: boolean): Bench => ({
  name: `content-${name}`,
  title: `GET /api/content, ${conditional ? 'unchanged (304)' : encoding}, 32 connections that are kept`,
  beside: 'raw node:http sending the same bytes and headers',
  rounds: 41,
  figures: {
    'requests a second': { unit: '', target: { ratioAtLeast: 0.9 } },
    'processor time a request': { unit: 'µs', target: { ratioAtMost: 1.11 } },
    'latency p99': { unit: 'ms' },
  },
  async open() {
    const product = await startProduct()
    const reference = startProgram<ReferenceCommands>('reference/http.ts')
    const load = startProgram<LoadCommands>('load.ts')
    const whole = await untilCompressed(product.port, encoding)
    const headers: Record<string, string> = {
      'accept-encoding': encoding,
      ...(conditional ? { 'if-none-match': etagOf(whole) } : {}),
    }
    const answer = await fetchRaw(product.port, headers)
    const port = await reference.ask('serve', { ...answer, body: answer.body.toString('base64') })
    const same = await fetchRaw(port, headers)
    if (JSON.stringify(same) !== JSON.stringify(answer)) throw new Error('the reference answers something else')

    const measure = async (usage: () => Promise<Usage>, port: number): Promise<Measured> => {
      const before = await usage()
      const asked = { port, path: '/api/content', headers, connections: 32, milliseconds: 250 }
      const { requests, rate, p99 } = await load.ask('requests', asked)
      const after = await usage()
      return {
        'requests a second': rate,
        'processor time a request': (after.cpu - before.cpu) / requests,
        'latency p99': p99,
      }
    }
    return {
      ours: () => measure(() => product.ask('usage'), product.port),
      reference: () => measure(() => reference.ask('usage'), port),
      close: () => Promise.all([product.stop(), reference.stop(), load.stop()]),
    }
  },
})

export const contentBenches = [
  contentBench('gzip', 'gzip', false),
  contentBench('identity', 'identity', false),
  contentBench('unchanged', 'gzip', true),
]
