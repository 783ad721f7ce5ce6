import type { ServerResponse } from 'node:http'
import { Counter, type Registry } from 'prom-client'
import type { RouteName } from '../routes.ts'

/** `other`: an address that no route has, or a method that its route does not answer. */
export type CountedRoute = RouteName | 'other'

/** Notes the answer to one request; may be called before the answer is written. */
export type CountAnswer = (response: ServerResponse) => void

/** What proxies write into their logs for somebody who left before there was an answer. */
const leftEarly = 499

/**
 * Answers by the route's name and status, never by the path that was asked for: nobody can make up new labels. On the hot
 * path this is one addition in a map of its own; Prometheus's objects are made when somebody scrapes.
 */
export const createAnswerCounts = (registry: Registry): ((route: CountedRoute) => CountAnswer) => {
  const counts = new Map<CountedRoute, Map<number, number>>()
  const answers = new Counter({
    name: 'rotes_sofa_requests_total',
    help: 'Answers to HTTP requests, by the name of the route and the status. Streams count when they begin.',
    labelNames: ['route', 'status'],
    registers: [],
    collect() {
      this.reset()
      for (const [route, byStatus] of counts)
        for (const [status, count] of byStatus) this.inc({ route, status: String(status) }, count)
    },
  })
  registry.registerMetric(answers)
  const add = (byStatus: Map<number, number>, status: number) => void byStatus.set(status, (byStatus.get(status) ?? 0) + 1)

  return (route) => {
    const byStatus = counts.get(route) ?? new Map<number, number>()
    counts.set(route, byStatus)
    return (response) => {
      if (response.headersSent) add(byStatus, response.statusCode)
      else response.once('close', () => add(byStatus, response.headersSent ? response.statusCode : leftEarly))
    }
  }
}
