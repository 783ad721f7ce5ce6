import type { RequestListener } from './app.ts'
import { headersFor } from './headers.ts'
import { listen } from './listen.ts'
import { openHouse, type House, type World } from './open-house.ts'
import { tooBusy } from './problem.ts'
import type { Settings } from './settings.ts'
import { isPreparedName } from './store/swap.ts'

export type { World } from './open-house.ts'

export interface Serving {
  port: number
  /** For the first admin; undefined when somebody has an account. */
  setupToken: string | undefined
  /** Ends live streams, lets running answers end, frees the folder. */
  close(): Promise<void>
}

/** Milliseconds that running answers have to end. */
const grace = 5_000

/** While there is no house behind the door. */
const comeBackSoon: RequestListener = (_request, response) => {
  const { status, headers, body } = tooBusy('A backup is being restored.', 2)
  response.shouldKeepAlive = false
  response.writeHead(status, { ...headersFor('problem', false), ...headers }).end(JSON.stringify(body))
}

/**
 * Opens the house, then its door: nobody comes in before everything is there. A restore changes the house behind the open
 * door: screens lose their connection, come back by themselves and meet another store.
 */
export const serve = async (settings: Settings, world: World): Promise<Serving> => {
  const { log } = world.metrics
  let house = await openHouse(settings, world)
  let answer: RequestListener = house.answer
  let restoring: Promise<unknown> | undefined

  const exchange = async (prepared: string) => {
    log.info('a backup is being restored')
    answer = comeBackSoon
    house.endStreams()
    const lock = await house.pass()
    const opened = await openHouse(settings, world, { lock, prepared }).then(move, async (error: unknown) => {
      // As long as nothing was decided, what was there is still there. Where not even that opens, the process has to end.
      log.error('the backup could not be taken', { error })
      await openHouse(settings, world).then(move, fail)
      throw error
    })
    return { hasAccounts: opened.setupToken === undefined }
  }
  const move = (next: House) => {
    house = next
    answer = next.answer
    hearRestore()
    return next
  }
  const hearRestore = () => {
    house.onCommand('restore', async ({ prepared }) => {
      if (typeof prepared !== 'string' || !isPreparedName(prepared)) throw new Error('there is nothing prepared to restore')
      if (restoring) throw new Error('a backup is being restored already')
      restoring = exchange(prepared).finally(() => (restoring = undefined))
      return restoring
    })
  }
  /** Nobody catches it: main.ts writes it down and ends the process. */
  const fail = (error: unknown) =>
    void setImmediate(() => {
      throw error
    })

  const listening = await listen(settings, (request, response) => answer(request, response), log).catch(
    async (error: unknown) => {
      await house.close()
      throw error
    },
  )
  hearRestore()
  return {
    port: listening.port,
    setupToken: house.setupToken,
    async close() {
      await restoring?.catch(() => undefined)
      house.endStreams()
      await listening.close(grace)
      await house.close()
    },
  }
}
