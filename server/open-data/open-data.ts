import type { IncomingMessage, ServerResponse } from 'node:http'
import { problemOf } from '../answer-errors.ts'
import type { Caller } from '../caller.ts'
import { notFound, Problem } from '../problem.ts'
import { sendProblem, type DirectAnswer } from '../publish/direct.ts'
import type { Publisher } from '../publish/publisher.ts'
import { workInTurns } from '../publish/turns.ts'
import type { Log, Store } from '../store/store.ts'
import { createEventWriter, writeCalendar, writeSingle } from './calendar/calendar.ts'
import { findEvent } from '../../content/rules/series.ts'
import { answerNotFoundPage, isPerson } from '../not-found-page.ts'
import { writeFeed } from './feed.ts'
import { hsdsParameters, writeHsds } from './hsds/hsds.ts'
import { createKeptAnswers } from './kept-answers.ts'
import type { Marks } from './marks.ts'
import { writeEventIndex } from './page/event-index.ts'
import { writeEventPage } from './page/event-page.ts'
import { createLook } from './page/look.ts'
import { readIn, type Reading } from './reading.ts'
import { make, send, sendPage, type Made } from './send.ts'
import { readSource, type Source } from './source.ts'

export interface OpenData {
  calendar: DirectAnswer
  /** Everything below `/events/`. */
  events: DirectAnswer
  feed: DirectAnswer
  hsds: DirectAnswer
  close(): void
}

interface OpenDataOptions {
  store: Pick<Store, 'content'>
  publisher: Pick<Publisher, 'current' | 'state'>
  marks: Pick<Marks, 'of'>
  /** Epoch milliseconds. */
  now: () => number
  log: Log
  /** Rules of CSS that bring the typeface of the pages. */
  letters: string
}

/** Milliseconds for which an answer about this very moment is kept. */
const timely = 60_000

/** What one request wants of one source. `address` is the path below its route. */
interface Asked {
  source: Source
  reading: Reading
  address: string
  query: URLSearchParams
}
type MakeAnswer = (asked: Asked) => Promise<Made> | Made

/** Everything that is open to other programs and to a phone without our app: made when somebody asks, kept until content changes. */
export function createOpenData({ store, publisher, marks, now, log, letters }: OpenDataOptions): OpenData {
  const look = createLook(letters)
  const kept = createKeptAnswers()
  const writeEvent = createEventWriter()
  const closing = new AbortController()
  let known: { state: string; source: Source } | undefined

  const sourceNow = (): Source => {
    const content = store.content()
    if (known?.source.content === content && known.state === publisher.state()) return known.source
    const { snapshot, state } = publisher.current()
    known = { state, source: readSource(content, snapshot, marks) }
    return known.source
  }

  /** Answers in the language the address asks for; every parameter that is not in `parameters` is passed over. */
  const answerWith =
    (parameters: readonly string[], makeAnswer: MakeAnswer, { isTimely = false } = {}): DirectAnswer =>
    (request, response, caller, rest) => {
      const fail = (error: unknown) => failed(request, response, caller, error)
      try {
        const [path, query] = splitAddress(request.url ?? '')
        const source = sourceNow()
        const reading = readingFor(source, query)
        const key = JSON.stringify([
          path,
          reading.language.tag,
          ...parameters.map((name) => query.get(name)),
          isTimely && Math.floor(now() / timely),
        ])
        const asked = { source, reading, address: readAddress(rest), query }
        kept
          .get(source, key, async () => makeAnswer(asked))
          .then((made) => send(request, response, caller, made))
          .catch(fail)
      } catch (error) {
        fail(error)
      }
    }

  const failed = (request: IncomingMessage, response: ServerResponse, caller: Caller, error: unknown) => {
    if (closing.signal.aborted || response.headersSent) return void response.destroy()
    const problem = problemOf(error, (fault) => log.error('open data could not be made', { error: fault }))
    if (problem.status === 404 && isPerson(request)) void sendPage(answerNotFoundPage(caller.secure), request, response)
    else sendProblem(request, response, caller, problem)
  }

  return {
    calendar: answerWith(['place', 'topic'], async ({ source, reading, query }) => {
      const wish = { place: query.get('place') ?? undefined, topic: query.get('topic') ?? undefined }
      if (wish.place !== undefined && !source.isPublic('places', wish.place)) throw notFound('such place')
      if (wish.topic !== undefined && !source.centre.topics.some(({ id }) => id === wish.topic)) throw notFound('such topic')
      const { bytes, hash } = await workInTurns(writeCalendar(source, reading, wish, writeEvent), closing.signal)
      return make('calendar', bytes, { 'content-language': reading.language.tag, ...fileNamed('calendar') }, hash)
    }),
    events: answerWith([], ({ source, reading, address }) => {
      if (address === '') return workInTurns(writeEventIndex(source, reading, look), closing.signal)
      const [, id = '', key, isCalendar] = /^([^/]+?)(?:\/([^/]+?))?(\.ics)?$/.exec(address) ?? []
      const made = isCalendar ? writeCalendarOf(id, key, source, reading) : writeEventPage(id, key, source, reading, look)
      if (!made) throw notFound('such event')
      return made
    }),
    feed: answerWith([], ({ source, reading }) => workInTurns(writeFeed(source, reading, now()), closing.signal), {
      isTimely: true,
    }),
    hsds: answerWith(hsdsParameters, ({ source, reading, address, query }) => {
      const made = writeHsds(address, query, source, reading)
      if (!made) throw notFound('such record')
      return made
    }),
    close: () => closing.abort(),
  }
}

const splitAddress = (url: string): [path: string, query: URLSearchParams] => {
  const mark = url.indexOf('?')
  return mark < 0 ? [url, new URLSearchParams()] : [url.slice(0, mark), new URLSearchParams(url.slice(mark))]
}

/** A date of a series that was split since is found in its later part, as on the screens. */
function writeCalendarOf(id: string, key: string | undefined, source: Source, reading: Reading): Made | undefined {
  const found = key === undefined ? id : (findEvent(source.snapshot, id, key)?.id ?? id)
  const event = source.isPublic('events', found) ? source.content.events.get(found) : undefined
  const bytes = event && writeSingle(event, key, source, reading)
  return bytes && make('calendar', bytes, { 'content-language': reading.language.tag, ...fileNamed(found) })
}

const fileNamed = (name: string) => ({ 'content-disposition': `inline; filename="${name}.ics"` })

/** `%3A` and the like as they were meant. Damaged addresses name nothing. */
function readAddress(rest: string): string {
  try {
    return decodeURIComponent(rest)
  } catch {
    throw notFound('such address')
  }
}

function readingFor(source: Source, query: URLSearchParams): Reading {
  const wanted = query.get('lang') ?? undefined
  const reading = readIn(source, wanted)
  if (reading) return reading
  const tags = source.centre.languages.map(({ tag }) => tag).join(', ')
  throw new Problem(400, 'No such language', `The centre does not speak this language. It speaks ${tags}.`)
}
