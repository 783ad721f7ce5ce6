import { openHouse } from '../../server/house.ts'

/**
 * A server as a process of its own, with a small sample, in the folder it is told. It says where it listens in one line of
 * JSON and lives until it is ended.
 */
const [folder = ''] = process.argv.slice(2)
// Whoever writes beyond a limit on file sizes is ended by this signal; with a listener the write fails instead, as on a full disk.
process.on('SIGXFSZ', () => undefined)
const { port, contentDir, setupToken } = await openHouse({ folder, now: Date.now })
process.stdout.write(`${JSON.stringify({ port, contentDir, setupToken })}\n`)
