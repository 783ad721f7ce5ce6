import { join } from 'node:path'
import { snapshotFormat } from '../content/model/snapshot.ts'
import { localOrigin, publicOrigin } from './addresses.ts'
import { createApp, type RequestListener } from './app.ts'
import { createCallerCheck } from './caller.ts'
import type { Running } from './doctor/doctor.ts'
import { createGuard } from './guard.ts'
import { createMetricsAnswer } from './metrics/answer.ts'
import type { Metrics } from './metrics/metrics.ts'
import { createContentAnswer } from './publish/content.ts'
import { createHealthAnswer, type Health } from './publish/health.ts'
import { createLive } from './publish/live.ts'
import { createMarks, openMarkFile } from './open-data/marks.ts'
import { createOpenData } from './open-data/open-data.ts'
import { readLetters } from './open-data/page/letters.ts'
import { createCalendarDesk } from './feeds/calendar-desk.ts'
import { createFeeds } from './feeds/feeds.ts'
import { FeedStates } from './feeds/feed-states.ts'
import { openInternet, type Reach } from './feeds/reach.ts'
import { createMediaAnswer } from './publish/media.ts'
import { createPictureWorkshop } from './publish/picture-workshop.ts'
import { openApp } from './publish/apps.ts'
import { createPublisher } from './publish/publisher.ts'
import { streamDefaults } from './publish/stream.ts'
import { createSeed } from './seed.ts'
import { livePlaces, readOpenFilesLimit } from './open-files.ts'
import type { Settings } from './settings.ts'
import { createStaffCommand } from './staff/commands.ts'
import { createStaffEvents } from './staff/events.ts'
import { createErase, createEraseCommand } from './staff/erase.ts'
import { createFeedRoutes } from './staff/feed-routes.ts'
import { createHistoryRoutes } from './staff/history-routes.ts'
import { createItemRoutes } from './staff/item-routes.ts'
import { openStaff } from './staff/open-staff.ts'
import { createPlanningRoutes } from './staff/planning-routes.ts'
import { createSessionRoutes } from './staff/session-routes.ts'
import { createHolidayReader } from './staff/school-holidays.ts'
import { createSplitRoute } from './staff/split-route.ts'
import { createUpload, openMediaFolder } from './staff/upload.ts'
import { shortHash } from './store/canonical.ts'
import { openPrivateFileAnew } from './store/set-aside.ts'
import { openStore, type StoreOptions } from './store/open-store.ts'
import type { Lock, Log, Store } from './store/store.ts'
import { readVersion } from './version.ts'

export interface World {
  /** The folder with package.json: build/ and content/sample/ lie in it. */
  packageRoot: string
  /** Its log is the one everything writes to. */
  metrics: Metrics
  /** Epoch milliseconds. */
  now: () => number
  random: () => number
  /** What calendars are fetched from; the open internet when absent. */
  reach?: Reach
}

/** All that answers, over one opened folder; the door to it is in serve.ts. */
export interface House {
  answer: RequestListener
  /** For the first admin; undefined when somebody has an account. */
  setupToken: string | undefined
  onCommand: Store['onCommand']
  /** Live connections end; whoever comes is told to come back. */
  endStreams(): void
  /** Everything is durable and the folder free. */
  close(): Promise<void>
  /** As `close`, but the folder stays ours, for the next house to open. */
  pass(): Promise<Lock>
}

const schedule = (task: () => void, delay: number) => {
  const timer = setTimeout(task, delay)
  timer.unref()
  return () => clearTimeout(timer)
}

/** Soon after the start, because some machines are switched off every night, then once a day. */
const sweepDaily = (store: Store, log: Log): (() => void) => {
  let stop = () => {}
  const sweep = async () => {
    try {
      const removed = await store.sweepMedia()
      if (removed.length > 0) log.info('pictures that nothing names any more were removed', { files: removed.length })
    } catch (error) {
      log.warn('pictures that nothing names any more could not be removed', { error })
    }
  }
  const wait = (delay: number) => {
    stop = schedule(() => {
      wait(24 * 60 * 60_000)
      void sweep()
    }, delay)
  }
  wait(10 * 60_000)
  return () => stop()
}

/** Open to everybody, so it names files and kinds of trouble; what is wrong in them, staff read on their page. */
const describeHealth = (store: Store, screens: number): Health => {
  const { writable, reason } = store.health()
  const problems = store.problems().map(({ about, file, since }) => ({ about, file, since }))
  const status = writable ? (problems.length > 0 ? 'degraded' : 'ok') : 'read-only'
  return { status, store: store.id, revision: store.revision(), problems, screens, writable, reason }
}

/** Opens the folder and puts the house together. Whatever was opened is closed again when a later step fails. */
export const openHouse = async (
  settings: Settings,
  { packageRoot, metrics, now, random, reach = openInternet }: World,
  taken: Pick<StoreOptions, 'lock' | 'prepared'> = {},
): Promise<House> => {
  const { log } = metrics
  const closing: (() => unknown)[] = []
  const close = async () => {
    for (const each of closing.splice(0).reverse()) await each()
  }
  try {
    const { contentDir } = settings
    const mediaFolder = join(contentDir, 'media')
    const buildFolder = join(packageRoot, 'build')
    const version = readVersion()
    const seed = createSeed({ sampleFolder: join(packageRoot, 'content/sample'), mediaFolder, now: now() })
    const store = await openStore({
      folder: contentDir,
      log,
      seed,
      now: () => new Date(now()),
      meter: metrics.storeMeter,
      ...taken,
    })
    let passed: Lock | undefined
    let endStore = () => store.close()
    closing.push(() => endStore())
    await openMediaFolder(mediaFolder)

    const publicUrl = publicOrigin(settings, settings.port)
    const publisher = createPublisher({
      store,
      hash: shortHash,
      now,
      publicUrl,
      horizon: settings.horizon,
      form: shortHash(JSON.stringify([version, snapshotFormat, publicUrl, settings.horizon])),
      log,
      schedule,
      onBuild: metrics.snapshotBuilt,
    })
    closing.push(() => publisher.close())
    const marksFile = await openMarkFile(join(contentDir, 'private', 'marks.json'), { now, log })
    const marks = createMarks({ file: marksFile, store, now, schedule, log })
    closing.push(() => marks.close())
    const letters = await readLetters(buildFolder)
    const openData = createOpenData({ store, publisher, marks, now, log, letters })
    closing.push(() => openData.close())
    const staff = await openStaff(contentDir, now, log)
    closing.push(() => staff.close())
    closing.push(store.onRemade(() => void staff.ensureFiles()))
    closing.push(sweepDaily(store, log))
    closing.push(store.onCommand('backup', () => store.backup()))
    closing.push(store.onCommand('erase', ({ input }) => createEraseCommand(store)(input)))
    closing.push(store.onCommand('staff', ({ input }) => createStaffCommand(staff.accounts, staff.sessions)(input)))

    const stream = { ...streamDefaults, now, random }
    const places = livePlaces(readOpenFilesLimit(), streamDefaults.ceiling)
    const live = createLive(publisher, { ...stream, ceiling: places, onDrop: () => metrics.readerDropped('screens') })
    const staffStream = { ...stream, ceiling: 200, onDrop: () => metrics.readerDropped('staff') }
    const staffEvents = createStaffEvents(store, staff.sessions, staffStream)
    const workshop = createPictureWorkshop()
    closing.push(workshop.close)
    const calendars = createCalendarDesk()
    closing.push(calendars.close)
    const feedFile = { path: join(contentDir, 'private/feeds.json'), schema: FeedStates, empty: {} }
    const states = await openPrivateFileAnew(feedFile, { now, log })
    closing.push(() => states.close())
    const feeds = createFeeds({ store, states, desk: calendars, reach, told: publisher.takenIn, now, random, schedule, log })
    closing.push(() => feeds.close())
    const health = () => describeHealth(store, live.size())
    closing.push(
      metrics.watch({
        store,
        health,
        publisher,
        streams: { screens: live, staff: staffEvents },
        calendars: feeds.standings,
        contentDir,
      }),
    )
    const describeForDoctor = (): Running => ({
      version,
      origin: localOrigin({ ...settings, publicUrl: undefined }, settings.port),
      insecureScreens: live.hasInsecureScreens(),
      calendars: feeds.standings(),
    })
    closing.push(store.onCommand('doctor', describeForDoctor))
    const endStreams = () => {
      live.close()
      staffEvents.close()
    }
    closing.push(endStreams)
    const answer = createApp({
      log,
      callerOf: createCallerCheck(settings.proxies),
      admit: createGuard(staff.signIn, settings.publicUrl, settings.metricsToken),
      countAnswers: metrics.countAnswers,
      health: createHealthAnswer(health),
      metrics: createMetricsAnswer(metrics.text, (error) => log.error('the metrics cannot be gathered', { error })),
      content: createContentAnswer(publisher.bodies),
      live: live.answer,
      media: createMediaAnswer(mediaFolder),
      apps: {
        kiosk: await openApp('kiosk', buildFolder),
        signage: await openApp('signage', buildFolder),
        staff: await openApp('staff', buildFolder),
      },
      openData,
      staffEvents: staffEvents.answer,
      sessions: createSessionRoutes({
        ...staff,
        signIn: metrics.countSignIns(staff.signIn),
        hasInsecureScreens: live.hasInsecureScreens,
      }),
      items: createItemRoutes(store, now),
      split: createSplitRoute(store),
      holidays: createHolidayReader(store, calendars),
      history: createHistoryRoutes(store),
      planning: createPlanningRoutes(store, now),
      feeds: createFeedRoutes(feeds, mediaFolder),
      upload: createUpload(mediaFolder, workshop),
      erase: createErase(store),
    })
    const setupToken = staff.accounts.list().length === 0 ? staff.setup.issue() : undefined
    return {
      answer,
      setupToken,
      onCommand: store.onCommand,
      endStreams,
      close,
      async pass() {
        endStore = async () => void (passed = await store.pass())
        await close()
        if (!passed) throw new Error('a house can be closed or passed on once')
        return passed
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}
