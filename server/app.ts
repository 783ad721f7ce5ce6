import type { IncomingMessage, ServerResponse } from 'node:http'
import { problemOf } from './answer-errors.ts'
import type { KnowCaller } from './caller.ts'
import { createDirectRoutes, redirectTo, type DirectStaffAnswer } from './direct-routes.ts'
import { createFramedRoutes } from './framed-routes.ts'
import type { Admit } from './guard.ts'
import type { AppName } from './headers.ts'
import type { CountAnswer, CountedRoute } from './metrics/count-answers.ts'
import type { OpenData } from './open-data/open-data.ts'
import { sendProblem, type DirectAnswer } from './publish/direct.ts'
import { readHeader } from './raw-header.ts'
import type { RouteName } from './routes.ts'
import type { Answer } from './staff/context.ts'
import type { createFeedRoutes } from './staff/feed-routes.ts'
import type { createHistoryRoutes } from './staff/history-routes.ts'
import type { createItemRoutes } from './staff/item-routes.ts'
import type { createPlanningRoutes } from './staff/planning-routes.ts'
import type { createSessionRoutes } from './staff/session-routes.ts'
import type { Log } from './store/store.ts'

export interface Deps {
  log: Log
  callerOf: KnowCaller
  admit: Admit
  countAnswers: (route: CountedRoute) => CountAnswer
  health: DirectAnswer
  metrics: DirectAnswer
  content: DirectAnswer
  live: DirectAnswer
  media: DirectAnswer
  apps: Record<AppName, DirectAnswer>
  openData: Omit<OpenData, 'close'>
  staffEvents: DirectStaffAnswer
  sessions: ReturnType<typeof createSessionRoutes>
  items: ReturnType<typeof createItemRoutes>
  history: ReturnType<typeof createHistoryRoutes>
  planning: ReturnType<typeof createPlanningRoutes>
  feeds: ReturnType<typeof createFeedRoutes>
  erase: Answer
  split: Answer
  holidays: Answer
  upload: Answer
}

export type RequestListener = (request: IncomingMessage, response: ServerResponse) => void

const bringsBody = (request: IncomingMessage) =>
  readHeader(request, 'transfer-encoding') !== undefined || (readHeader(request, 'content-length') ?? '0') !== '0'

/** A body that nobody reads must not arrive for ever: the connection ends with the answer. */
const endAfterAnswer = (request: IncomingMessage, response: ServerResponse) => {
  if (bringsBody(request)) response.shouldKeepAlive = false
}

/** Every route of the system and its answer. Who may use each is in routes.ts; both lists are complete, or do not compile. */
export const createApp = ({
  log,
  callerOf,
  admit,
  countAnswers,
  apps,
  openData,
  sessions,
  items,
  history,
  feeds,
  ...deps
}: Deps): RequestListener => {
  /** On Node's own response, in front of the framework: what is read most, and what stays open. */
  const direct = {
    'GET /': redirectTo('/kiosk/'),
    'GET /kiosk/*': apps.kiosk,
    'GET /signage/*': apps.signage,
    'GET /staff/*': apps.staff,
    'GET /media/*': deps.media,
    'GET /healthz': deps.health,
    'GET /metrics': deps.metrics,
    'GET /api/content': deps.content,
    'GET /api/live': deps.live,
    'GET /calendar.ics': openData.calendar,
    'GET /events/*': openData.events,
    'GET /feed.atom': openData.feed,
    'GET /hsds/*': openData.hsds,
    'GET /api/staff/events': deps.staffEvents,
  } satisfies Partial<Record<RouteName, DirectStaffAnswer>>

  const framed: Record<Exclude<RouteName, keyof typeof direct>, Answer> = {
    'GET /api/staff/session': sessions.whoAmI,
    'POST /api/staff/session': sessions.enter,
    'DELETE /api/staff/session': sessions.leave,
    'POST /api/staff/setup': sessions.setUp,
    'GET /api/staff/sessions': sessions.listSessions,
    'DELETE /api/staff/sessions/:id': sessions.endSession,
    'PUT /api/staff/password': sessions.changePassword,
    'GET /api/staff/accounts': sessions.listAccounts,
    'POST /api/staff/accounts': sessions.addAccount,
    'DELETE /api/staff/accounts/:id': sessions.removeAccount,

    'GET /api/staff/items': items.listAll,
    'GET /api/staff/items/:kind': items.listKind,
    'GET /api/staff/items/:kind/:id': items.read,
    'PUT /api/staff/items/centre/:id': items.put,
    'DELETE /api/staff/items/centre/:id': items.remove,
    'PUT /api/staff/items/:kind/:id': items.put,
    'DELETE /api/staff/items/:kind/:id': items.remove,
    'POST /api/staff/items/events/:id/split': deps.split,
    'POST /api/staff/school-holidays': deps.holidays,
    'POST /api/staff/media': deps.upload,
    'GET /api/staff/feeds': feeds.list,
    'POST /api/staff/feeds/:id/read': feeds.read,
    'POST /api/staff/feeds/:id/file': feeds.bring,
    'DELETE /api/staff/feeds/:id': feeds.remove,
    'GET /api/staff/history': history.list,
    'POST /api/staff/history/:revision/undo': history.undo,
    'POST /api/staff/erase': deps.erase,
    'GET /api/staff/problems': items.listProblems,
    'GET /api/staff/calendar': deps.planning.calendar,
    'POST /api/staff/preview/dates': deps.planning.coming,
  }

  const toProblem = (error: unknown) => problemOf(error, (fault) => log.error('a request failed', { error: fault }))
  const answerDirectly = createDirectRoutes(direct, admit, countAnswers)
  const { listener } = createFramedRoutes(framed, admit, callerOf, toProblem, countAnswers)

  return (request, response) => {
    const caller = callerOf(request)
    if (request.method === 'GET' || request.method === 'HEAD') endAfterAnswer(request, response)
    try {
      if (answerDirectly(request, response, caller)) return
    } catch (error) {
      endAfterAnswer(request, response)
      sendProblem(request, response, caller, toProblem(error))
      return
    }
    void listener(request, response)
  }
}
