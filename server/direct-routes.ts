import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Caller } from './caller.ts'
import type { Admit } from './guard.ts'
import { headersFor } from './headers.ts'
import type { CountAnswer, CountedRoute } from './metrics/count-answers.ts'
import { methodNotAllowed } from './problem.ts'
import type { DirectAnswer } from './publish/direct.ts'
import { allowedMethods, readRoute, routes, type RouteName } from './routes.ts'
import type { SignedIn } from './staff/sign-in.ts'

/** An answer of a route that only staff reach also learns who asks. */
export type DirectStaffAnswer = (...asked: [...Parameters<DirectAnswer>, signedIn: SignedIn]) => void

const splitPath = (url: string): [path: string, query: string] => {
  const mark = url.indexOf('?')
  return mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark)]
}

/** Sends to another address of ours; `?screen=…` and the like go along. */
export const redirectTo =
  (address: string): DirectAnswer =>
  (request, response, caller) => {
    response.writeHead(307, {
      ...headersFor('redirect', caller.secure),
      location: address + splitPath(request.url ?? '')[1],
      'content-length': 0,
    })
    response.end()
  }

interface Entry {
  answer: DirectStaffAnswer
  path: string
  count: CountAnswer
  who: (typeof routes)[RouteName]
}

/**
 * Answers what is in the list, in front of the framework: one look into a map for whole paths, a few comparisons for those
 * that end in `*`. False: it is not in the list.
 */
export const createDirectRoutes = (
  answers: Partial<Record<RouteName, DirectStaffAnswer>>,
  admit: Admit,
  countAnswers: (route: CountedRoute) => CountAnswer,
) => {
  const countOther = countAnswers('other')
  const whole = new Map<string, Entry>()
  const beginnings: { start: string; entry: Entry }[] = []
  for (const [name, answer] of Object.entries(answers) as [RouteName, DirectStaffAnswer][]) {
    const { path } = readRoute(name)
    const entry = { answer, path, who: routes[name], count: countAnswers(name) }
    if (path.endsWith('*')) beginnings.push({ start: path.slice(0, -1), entry })
    else whole.set(path, entry)
  }

  const find = (path: string): { entry: Entry; rest: string } | undefined => {
    const exact = whole.get(path)
    if (exact) return { entry: exact, rest: '' }
    for (const { start, entry } of beginnings) {
      if (path.startsWith(start)) return { entry, rest: path.slice(start.length) }
      // `/kiosk` means `/kiosk/`.
      if (path.length === start.length - 1 && start.startsWith(path))
        return { entry: { ...entry, answer: redirectTo(start) }, rest: '' }
    }
    return undefined
  }

  return (request: IncomingMessage, response: ServerResponse, caller: Caller): boolean => {
    const found = find(splitPath(request.url ?? '')[0])
    if (!found) return false
    const { entry, rest } = found
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      countOther(response)
      throw methodNotAllowed(allowedMethods(entry.path))
    }
    try {
      const signedIn = admit(entry.who, request, caller)
      entry.answer(request, response, caller, rest, signedIn as SignedIn)
    } finally {
      entry.count(response)
    }
    return true
  }
}
