import { enterByLink } from '../../browser/staff-api.ts'
import { build } from '../../content/builders.ts'
import type { Bench, Measured } from '../contest.ts'
import type { LoadCommands } from '../load.ts'
import { startProduct } from '../product.ts'
import { startProgram } from '../program.ts'
import type { AppendCommands } from '../reference/append-http.ts'

const times = 30

const editBench: Bench = {
  name: 'staff-edit',
  title: 'A new notice by PUT of a signed-in person, until "saved" is answered; one after the other',
  beside: 'raw node:http that appends the body, fdatasyncs and answers',
  rounds: 15,
  figures: { p50: { unit: 'µs', target: { ratioAtMost: 3 } }, p99: { unit: 'µs' } },
  async open() {
    const product = await startProduct()
    const reference = startProgram<AppendCommands>('reference/append-http.ts')
    const load = startProgram<LoadCommands>('load.ts')
    const referencePort = await reference.ask('serve')
    const headers = { cookie: await enterByLink(product), 'sec-fetch-site': 'same-origin', 'if-none-match': '*' }
    const body = JSON.stringify(build('notices', { id: 'bench-n' })).replace('bench-n', 'bench-{n}')
    const put = { path: '/api/staff/items/notices/bench-{n}', headers, body, times }
    return {
      ours: () => load.ask('puts', { ...put, port: product.port }),
      reference: () => load.ask('puts', { ...put, port: referencePort }),
      async close() {
        await reference.ask('close')
        await Promise.all([product, reference, load].map((program) => program.stop()))
      },
    }
  },
}

const stormBench: Bench = {
  name: 'storm-sign-in',
  title: 'GET /api/content while 1,000 wrong sign-ins a minute come for ever other names from ever other addresses',
  beside: 'the same server with nobody signing in',
  rounds: 7,
  figures: {
    'latency p50': { unit: 'ms', target: { ratioAtMost: 2 } },
    'latency p99': { unit: 'ms' },
    'passwords tried': { unit: '' },
  },
  async open() {
    const product = await startProduct({ TRUST_PROXY: 'loopback' })
    const [readers, attackers] = [startProgram<LoadCommands>('load.ts'), startProgram<LoadCommands>('load.ts')]
    const milliseconds = 2000
    const read = async (): Promise<Measured> => {
      const headers = { 'accept-encoding': 'gzip' }
      const asked = { port: product.port, path: '/api/content', headers, connections: 2, milliseconds }
      const { p50, p99 } = await readers.ask('requests', asked)
      return { 'latency p50': p50, 'latency p99': p99 }
    }
    return {
      async ours() {
        const attack = attackers.ask('signIns', { port: product.port, perMinute: 1000, milliseconds })
        const measured = await read()
        return { ...measured, 'passwords tried': await attack }
      },
      reference: read,
      close: () => Promise.all([product, readers, attackers].map((program) => program.stop())),
    }
  },
}

export const staffBenches = [editBench, stormBench]
