import { getRequestListener, RequestError } from '@hono/node-server'
import { Hono } from 'hono'
import type { IncomingMessage } from 'node:http'
import type { Caller } from './caller.ts'
import type { Admit } from './guard.ts'
import { headersFor } from './headers.ts'
import type { CountAnswer, CountedRoute } from './metrics/count-answers.ts'
import { answerNotFoundPage, isPerson } from './not-found-page.ts'
import { methodNotAllowed, notFound, Problem } from './problem.ts'
import { allowedMethods, readRoute, routes, type RouteName } from './routes.ts'
import type { Answer, Env } from './staff/context.ts'

const respond = (problem: Problem, caller: Caller): Response =>
  new Response(JSON.stringify(problem.body), {
    status: problem.status,
    headers: { ...headersFor('problem', caller.secure), ...problem.headers },
  })

/** The routes that Hono finds and answers. Whatever is thrown below becomes its problem here, whatever is unknown a 404. */
export const createFramedRoutes = (
  answers: Partial<Record<RouteName, Answer>>,
  admit: Admit,
  callerOf: (request: IncomingMessage) => Caller,
  toProblem: (error: unknown) => Problem,
  countAnswers: (route: CountedRoute) => CountAnswer,
) => {
  const countOther = countAnswers('other')
  const hono = new Hono<Env>()
  for (const [name, answer] of Object.entries(answers) as [RouteName, Answer][]) {
    const { method, path } = readRoute(name)
    const count = countAnswers(name)
    hono.on(method, path, (asked) => {
      count(asked.env.outgoing)
      asked.set('signedIn', admit(routes[name], asked.env.incoming, asked.env.caller))
      return answer(asked)
    })
  }
  for (const path of new Set((Object.keys(answers) as RouteName[]).map((name) => readRoute(name).path))) {
    hono.all(path, (asked) => {
      countOther(asked.env.outgoing)
      throw methodNotAllowed(allowedMethods(path))
    })
  }
  hono.notFound((asked) => {
    countOther(asked.env.outgoing)
    const { incoming, caller } = asked.env
    return isPerson(incoming) ? answerNotFoundPage(caller.secure) : respond(notFound('such address'), caller)
  })
  hono.onError((error, asked) => respond(toProblem(error), asked.env.caller))

  const listener = getRequestListener(
    (request, env) => hono.fetch(request, { ...env, caller: callerOf(env.incoming as IncomingMessage) }),
    {
      overrideGlobalObjects: false,
      errorHandler: (error) =>
        respond(
          error instanceof RequestError
            ? new Problem(400, 'Bad request', error.message, {}, { connection: 'close' })
            : toProblem(error),
          {
            address: '',
            secure: false,
            local: false,
            origin: '',
          },
        ),
    },
  )
  return { hono, listener }
}
