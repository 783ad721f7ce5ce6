import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Feeds } from '../feeds/feeds.ts'
import { blameVisitor, requireLength, requireType } from '../read-body.ts'
import { personOf, sendData, sendNothing, type Answer, type Asked } from './context.ts'
import { receive } from './receive.ts'

/** Bytes of a calendar that staff bring as a file. */
export const calendarLimit = 50_000_000

/** Milliseconds for which nothing need move on a connection while its calendar is read and taken over: a slow machine needs minutes. */
const patience = 900_000

const idOf = (asked: Asked) => asked.req.param('id') ?? ''

/** The next request on the same connection has the usual limit again. */
const waitFor = <T>({ env }: Asked, work: Promise<T>): Promise<T> => {
  env.incoming.socket.setTimeout(patience)
  return work
}

/** Subscriptions, their files received in `folder`: how they stand, reading one at once, bringing a file, ending one with all its events. */
export const createFeedRoutes = (feeds: Feeds, folder: string) => {
  const list: Answer = (asked) => sendData(asked, { feeds: feeds.states() })

  const read: Answer = async (asked) => sendData(asked, await waitFor(asked, feeds.readNow(idOf(asked))))

  const bring: Answer = async (asked) => {
    const { incoming } = asked.env
    requireType(incoming, ['text/calendar'])
    requireLength(incoming, calendarLimit)
    const path = join(folder, `.arriving-${randomUUID()}`)
    try {
      await receive(incoming, path, calendarLimit)
      return sendData(asked, await waitFor(asked, feeds.bring(idOf(asked), { path })))
    } catch (error) {
      throw blameVisitor(incoming, error)
    } finally {
      await rm(path, { force: true })
    }
  }

  const remove: Answer = async (asked) => {
    await waitFor(asked, feeds.remove(idOf(asked), { by: personOf(asked).account.name, via: 'staff' }))
    return sendNothing(asked)
  }

  return { list, read, bring, remove }
}
