import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import type { Event } from '../../../content/model/event.ts'
import { resolveInSteps } from '../../../content/resolve/resolve.ts'
import { shortHash } from '../../../server/store/canonical.ts'
import { workInTurns } from '../../../server/publish/turns.ts'
import { buildContent } from '../../content/builders.ts'
import { buildCollections, buildJoined } from '../../server/store/collections.ts'
import { answerCommands } from '../program.ts'
import { watchLoop } from '../watch-loop.ts'
import { ruleOf } from './rules.ts'

/** Ten thousand series resolved as the server does it at midnight; beside it the library alone, over the same rules and window. */
const day = 86_400_000
const now = Date.now()
const windowDays = 92
const zone = 'Europe/Berlin'

/** Begun at some time of the last two years; some skip holidays, have further dates or a cancelled one. */
function eventOf(index: number): Event {
  const date = new Date(now - ((index * 7) % 700) * day).toISOString().slice(0, 10)
  const time = `${String(8 + (index % 12)).padStart(2, '0')}:00`
  return buildJoined('events', {
    id: `event-${index}`,
    title: { de: `Termin ${index}`, en: `Event ${index}` },
    summary: { de: 'Ein Nachmittag für alle.' },
    description: { de: `Kommt vorbei, es gibt **Tee**, jeden ${index}. Mal.` },
    start: `${date}T${time}`,
    duration: 'PT1H30M',
    end: undefined,
    recurrence: { rule: ruleOf(index), dates: index % 10 === 0 ? [`${date}T07:00`] : [] },
    skip: index % 3 === 0 ? ['holidays', 'school-holidays'] : [],
    changes: index % 4 === 0 ? [{ id: 'c', original: `${date}T${time}`, cancelled: true, reason: { de: 'Krank.' } }] : [],
  })
}

let events: Event[] = []

const resolveCommands = {
  open(count: number) {
    events = Array.from({ length: count }, (_, index) => eventOf(index))
  },
  /** Milliseconds until all is resolved, and of the longest turn. */
  async resolve() {
    const content = buildContent({ ...buildCollections(), events } as Parameters<typeof buildContent>[0])
    const start = { store: 'bench', revision: 1, publishedAt: now, now, publicUrl: 'http://sofa.example', horizon: windowDays }
    const faults: unknown[] = []
    const stop = watchLoop()
    const began = performance.now()
    const steps = resolveInSteps(content, start, { hash: shortHash, onFault: (fault) => faults.push(fault) })
    const resolved = await workInTurns(steps, new AbortController().signal)
    const all = performance.now() - began
    const { own } = stop()
    const shown = resolved.snapshot().events.length
    if (faults.length > 0 || shown < events.length / 2) throw new Error(`${faults.length} faults, ${shown} events shown`)
    return { all, own }
  },
  library() {
    const [from, until] = [new Date(now - day), new Date(now + windowDays * day)]
    const began = performance.now()
    for (const { start, recurrence } of events) {
      const dtstart = Temporal.PlainDateTime.from(start).toZonedDateTime(zone)
      new RRuleTemporal({ rruleString: recurrence!.rule!, dtstart, temporal: Temporal }).between(from, until, true)
    }
    return { all: performance.now() - began }
  },
}
export type ResolveCommands = typeof resolveCommands

answerCommands(resolveCommands)
