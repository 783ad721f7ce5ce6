import { moments } from './moments.ts'
import { snapshotOfMoment, tellMoment } from './tell-moment.ts'

/** Run by moments.test.ts in a process of its own, under another TZ. */
const told = moments.map(({ name, at }) => ({ name, ...tellMoment(snapshotOfMoment(at), at) }))

console.log(JSON.stringify({ minutesFromUtc: new Date(2026, 0, 1).getTimezoneOffset(), told }))
