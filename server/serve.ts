import type { RequestListener } from './app.ts'
import { listen, type Listening } from './listen.ts'
import { openHouse, type World } from './open-house.ts'
import type { Settings } from './settings.ts'

export interface Serving {
  port: number
  /** For the first admin; undefined when somebody has an account. */
  setupToken: string | undefined
  /** Ends live streams, lets running answers end, frees the folder. */
  close(): Promise<void>
}

/** Milliseconds that running answers have to end. */
const grace = 5_000

/** Opens the house, then its door: nobody comes in before everything is there. */
export const serve = async (settings: Settings, world: World): Promise<Serving> => {
  const house = await openHouse(settings, world)
  const answer: RequestListener = (request, response) => house.answer(request, response)
  const listening: Listening = await listen(settings, answer).catch(async (error: unknown) => {
    await house.close()
    throw error
  })
  return {
    port: listening.port,
    setupToken: house.setupToken,
    async close() {
      house.endStreams()
      await listening.close(grace)
      await house.close()
    },
  }
}
