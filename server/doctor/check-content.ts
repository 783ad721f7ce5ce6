import { gunzipSync } from 'node:zlib'
import { snapshotFormat, type Snapshot } from '../../content/model/snapshot.ts'
import { ask, type Answered } from './ask.ts'
import { orWell, wrong, type Finding } from './finding.ts'

const leaveAlone = 'Let the proxy pass /api/content as it is: no caching, no compressing, no rewriting.'

const longestDelay = 20 * 60_000

const read = ({ body }: Answered): Snapshot | undefined => {
  try {
    return JSON.parse(body.toString()) as Snapshot
  } catch {
    return undefined
  }
}

/** The window begins with yesterday. It moves on at midnight, at the latest when the server looks at its clock again. */
const isOfToday = ({ timeline: { days } }: Snapshot, now: number) => {
  const [, today, tomorrow] = days
  return today !== undefined && tomorrow !== undefined && today.start <= now && now < tomorrow.start + longestDelay
}

/** The same state must come with the same tag and the same bytes, whole, packed or not. */
const compare = async (origin: string, first: Answered): Promise<Finding[]> => {
  const tag = first.headers.etag ?? ''
  const findings: Finding[] = []
  const packed = await ask(origin, '/api/content', { 'accept-encoding': 'gzip' })
  const unpacked = packed.headers['content-encoding'] === 'gzip' ? gunzipSync(packed.body) : packed.body
  const again = await ask(origin, '/api/content', { 'if-none-match': tag })
  const last = await ask(origin, '/api/content')
  // Somebody published meanwhile: nothing can be compared, and nothing is wrong.
  if (last.headers.etag !== tag && read(last)?.revision !== read(first)?.revision) return []
  if (last.headers.etag !== tag || again.status !== 304)
    findings.push(wrong('/api/content has another ETag each time: every screen loads everything anew', leaveAlone))
  if (!unpacked.equals(first.body)) findings.push(wrong('/api/content says something else when it is compressed', leaveAlone))
  return findings
}

/** What screens show: whole, readable, of today, and not changed on its way. `now`: of the server, epoch milliseconds. */
export const checkContent = async (origin: string, now: number): Promise<Finding[]> => {
  const first = await ask(origin, '/api/content')
  const { status, headers } = first
  if (status !== 200) return [wrong(`/api/content answers ${status}`, 'Look into the log of the server and of the proxy.')]
  const snapshot = read(first)
  if (!snapshot) return [wrong('/api/content is no JSON: it is cut off, or something else answers', leaveAlone)]
  if (snapshot.format !== snapshotFormat)
    return [
      wrong(
        `/api/content has format ${snapshot.format}, this version knows ${snapshotFormat}`,
        'Ask with the same version as the server runs.',
      ),
    ]
  const findings: Finding[] = []
  if (!isOfToday(snapshot, now))
    findings.push(
      wrong('/api/content is not of today', 'Compare the clock; if it is right, restart the server and look into its log.'),
    )
  if (!headers.etag?.startsWith('"')) findings.push(wrong('/api/content has no strong ETag', leaveAlone))
  if (headers.age !== undefined || headers['cache-control'] !== 'no-cache')
    findings.push(wrong('/api/content is kept by something on the way: screens get old content', leaveAlone))
  findings.push(...(await compare(origin, first)))
  const kilobytes = Math.round(first.body.length / 1000)
  return orWell(findings, `/api/content is whole: change ${snapshot.revision}, ${kilobytes} kB`)
}
