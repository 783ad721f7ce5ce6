import { readFile, realpath } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { FeedStanding } from '../feeds/feeds.ts'
import type { Settings } from '../settings.ts'
import { diskFiles } from '../store/file-layer.ts'
import { askHolder } from '../store/lock.ts'
import { readMarker } from '../store/marker.ts'
import { checkApps } from './check-apps.ts'
import { checkBuild } from './check-build.ts'
import { checkCertificate } from './check-certificate.ts'
import { checkCertificateFiles } from './check-certificate-files.ts'
import { checkClock } from './check-clock.ts'
import { checkCollections, checkKeptAside } from './check-collections.ts'
import { checkContent } from './check-content.ts'
import { checkDisk, checkFolderIsThere, checkOwner, checkWritable } from './check-folder.ts'
import { checkHealth } from './check-health.ts'
import { checkHistory } from './check-history.ts'
import { checkHttps, checkMetricsAreClosed } from './check-https.ts'
import { checkLive } from './check-live.ts'
import { checkMedia } from './check-media.ts'
import { checkNode } from './check-node.ts'
import { checkPort } from './check-port.ts'
import { checkPrivate } from './check-private.ts'
import { judgeCalendars } from './judge-calendars.ts'
import { isWrong, note, well, wrong, type Finding } from './finding.ts'

export interface Section {
  title: string
  findings: Finding[]
}

export interface DoctorWorld {
  packageRoot: string
  settings: Settings
  /** The address to look at instead of the running server's own. */
  url: string | undefined
  now: () => number
}

/** What a running server tells whoever asks through the folder's lock: see serve.ts. */
export interface Running {
  version: string
  /** For this machine. */
  origin: string
  insecureScreens: boolean
  calendars: FeedStanding[]
}

/** A check that cannot even look is a finding too. */
const attempt = async (check: () => Promise<Finding[]> | Finding[]): Promise<Finding[]> => {
  try {
    return await check()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const todo = code === 'EACCES' ? 'Ask as the user the server runs as, or as root.' : 'Look at what it names, and ask again.'
    return [wrong(`One check could not look: ${message}`, todo)]
  }
}

const findRunning = async (folder: string): Promise<{ findings: Finding[]; running?: Running; isHeld: boolean }> => {
  try {
    const holder = (await askHolder(folder, 'who')) as { pid: number; host: string } | undefined
    if (!holder) return { findings: [note('No server is running on it')], isHeld: false }
    const running = (await askHolder(folder, 'doctor')) as Running
    const where = holder.host === hostname() ? `process ${holder.pid}` : `process ${holder.pid} on ${holder.host}`
    return { findings: [well(`A server is running on it: ${where}, version ${running.version}`)], running, isHeld: true }
  } catch (error) {
    const todo = 'Restart the server (`systemctl restart rotes-sofa`).'
    return { findings: [wrong(`A server holds it, but does not answer: ${(error as Error).message}`, todo)], isHeld: true }
  }
}

const checkFolder = async (folder: string, isHeld: boolean) => {
  const findings: Finding[] = []
  for (const check of [checkWritable, checkOwner, checkDisk, checkPrivate]) findings.push(...(await attempt(() => check(folder))))
  let newestAt: number | undefined
  findings.push(
    ...(await attempt(async () => {
      const collections = await checkCollections(folder)
      const media = await checkMedia(folder, collections.items.media ?? [])
      const history = await checkHistory(folder, isHeld)
      newestAt = history.newestAt
      return [...collections.findings, ...(await checkKeptAside(folder)), ...history.findings, ...media]
    })),
  )
  return { findings, newestAt }
}

const checkServer = async (origin: string, { store, version, now }: { store?: string; version?: string; now: () => number }) => {
  const { findings, answers } = await checkHealth(origin, store)
  if (!answers) return findings
  const checks = [
    () => checkCertificate(origin, now()),
    () => checkHttps(origin),
    () => checkContent(origin, now()),
    () => checkApps(origin, version),
    () => checkMetricsAreClosed(origin),
    () => checkLive(origin, now),
  ]
  for (const check of checks) findings.push(...(await attempt(check)))
  return findings
}

const readPackage = async (packageRoot: string) =>
  JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8')) as { version: string; engines: { node: string } }

/**
 * Looks at this machine, the content folder and the server, and yields what it finds as soon as it knows. Reads only: not
 * a byte of the folder changes.
 */
export async function* examine({ packageRoot, settings, url, now }: DoctorWorld): AsyncGenerator<Section> {
  const { version, engines } = await readPackage(packageRoot)
  const build = await checkBuild(packageRoot)
  const folder = await realpath(settings.contentDir).catch(() => settings.contentDir)
  const there = await checkFolderIsThere(folder)
  // Somebody who asks from another machine has no folder, and does not miss it.
  const hasFolder = !there.some(isWrong)
  const held = hasFolder ? await findRunning(folder) : { findings: [], isHeld: false, running: undefined }
  const content = hasFolder ? await checkFolder(folder, held.isHeld) : { findings: [], newestAt: undefined }

  const moments = [
    { what: 'the build', at: build.builtAt },
    { what: 'the newest change', at: content.newestAt },
  ].flatMap(({ what, at }) => (at === undefined ? [] : [{ what, at }]))
  const isElsewhere = url !== undefined && !hasFolder
  yield {
    title: 'This machine',
    findings: [
      ...checkNode(process.version, engines.node),
      ...checkClock(now(), moments),
      ...(isElsewhere ? [] : build.findings),
      ...(await attempt(() => checkTlsFiles(settings, now()))),
      ...(held.isHeld || isElsewhere ? [] : await checkPort(settings.host, settings.port)),
    ],
  }
  if (isElsewhere)
    yield { title: 'The content folder', findings: [note('There is none on this machine: only the server is looked at')] }
  else yield { title: 'The content folder', findings: [...there, ...held.findings, ...content.findings] }

  const origin = url ?? held.running?.origin
  if (origin === undefined) return
  const store = hasFolder ? (await readMarker(diskFiles, folder))?.id : undefined
  const findings = await checkServer(origin, { store, version: isElsewhere ? undefined : version, now })
  if (held.running && held.running.version !== version)
    findings.push(wrong(`The server still runs version ${held.running.version}, this folder has ${version}`, 'Restart it.'))
  if (held.running?.insecureScreens)
    findings.push(
      note(
        'In the last day a screen came over plain http: it keeps nothing for when the network is gone',
        'Give that screen the https address.',
      ),
    )
  findings.push(...judgeCalendars(held.running?.calendars ?? []))
  yield { title: `The server at ${origin}`, findings }
}

const checkTlsFiles = ({ tls, publicUrl }: Settings, now: number): Promise<Finding[]> | Finding[] =>
  tls ? checkCertificateFiles(tls, publicUrl === undefined ? undefined : new URL(publicUrl).hostname, now) : []
