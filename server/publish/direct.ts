import type { IncomingMessage, ServerResponse } from 'node:http'
import { headersFor } from '../headers.ts'
import type { Caller } from '../caller.ts'
import type { Problem } from '../problem.ts'

/** Answers on Node's own request and response, in front of the framework. `rest` is what the `*` of its path stands for. */
export type DirectAnswer = (request: IncomingMessage, response: ServerResponse, caller: Caller, rest: string) => void

export const sendProblem = (request: IncomingMessage, response: ServerResponse, caller: Caller, problem: Problem): void => {
  const body = Buffer.from(JSON.stringify(problem.body))
  response.writeHead(problem.status, {
    ...headersFor('problem', caller.secure),
    ...problem.headers,
    'content-length': body.length,
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** Headers as Node likes them best: one flat list, made once. */
export const flatten = (headers: Record<string, string>): string[] => Object.entries(headers).flat()
