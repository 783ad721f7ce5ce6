import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { removeFolder, startServer, type RunningServer } from '../../browser/server.ts'
import { signInByLink, type StaffApi } from '../../browser/staff-api.ts'
import { build } from '../../content/builders.ts'
import { openCrowd, type Crowd } from '../crowd.ts'

/** The small numbers; crowd.long.ts has the full ones. */
const clients = 200

let server: RunningServer
let staff: StaffApi
let crowd: Crowd
beforeAll(async () => {
  server = await startServer({ from: 'source' })
  staff = await signInByLink(server)
})
afterAll(async () => {
  await crowd.close()
  await server.stop('SIGKILL')
  await removeFolder(server.folder)
})

let edits = 0
/** So many public edits, one after the other; answers the state the last one led to. */
const edit = async (times: number) => {
  for (let time = 0; time < times; time++) await staff.put('places', build('places', { id: `place-${(edits += 1)}` }))
  const { store } = (await (await fetch(`${server.origin}/api/content`)).json()) as { store: string }
  const { revision } = (await (await fetch(`${server.origin}/healthz`)).json()) as { revision: number }
  return `${store}:${revision}`
}

describe('a crowd of screens', { timeout: 120_000 }, () => {
  it('gets every change exactly once and in order', async () => {
    crowd = openCrowd({ port: server.port, processes: 2 })
    await crowd.join({ clients, returns: 'at once' })
    const state = await edit(40)
    await crowd.untilAt(state)
    const { at, ...counted } = await crowd.report()
    expect([...at]).toEqual([[state, clients]])
    expect(counted).toMatchObject({ open: clients, changes: clients * 40, repeated: 0, gaps: 0, lost: 0, jumped: 0 })
  })

  it('is told to come back spread over some seconds', async () => {
    const { retries } = await crowd.report()
    expect(Math.min(...retries)).toBeGreaterThanOrEqual(2000)
    expect(Math.max(...retries)).toBeLessThan(8000)
    const perSecond = [2, 3, 4, 5, 6, 7].map((second) => retries.filter((each) => Math.floor(each / 1000) === second).length)
    expect(Math.max(...perSecond)).toBeLessThan(clients / 3)
  })

  it('comes back all at once after the server was killed, and has missed nothing', async () => {
    const before = await crowd.report()
    await server.stop('SIGKILL')
    const { port, folder } = server
    server = await startServer({ from: 'source', port, folder })
    await crowd.untilOpen()
    const returned = await crowd.report()
    expect(returned).toMatchObject({ open: clients, greeted: 2 * clients, resumed: clients, jumped: 0 })
    expect(returned.at).toEqual(before.at)
    const state = await edit(1)
    await crowd.untilAt(state)
    expect(await crowd.report()).toMatchObject({ changes: clients * 41, repeated: 0, gaps: 0 })
  })
})
