/**
 * Who may use a route: anybody; staff that are signed in; staff with the role admin; the operator, who asks on this very
 * machine or has METRICS_TOKEN.
 */
export type Who = 'public' | 'staff' | 'admin' | 'operator'
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/**
 * Every route of the system and who may use it. app.ts has an answer for exactly these, and guards each by this table:
 * a route that is not here cannot be answered. HEAD goes with GET. `*` stands for the rest of the path.
 */
export const routes = {
  'GET /': 'public',
  'GET /kiosk/*': 'public',
  'GET /signage/*': 'public',
  'GET /staff/*': 'public',
  'GET /healthz': 'public',
  'GET /metrics': 'operator',
  'GET /media/*': 'public',
  'GET /api/content': 'public',
  'GET /api/live': 'public',
  'GET /calendar.ics': 'public',
  'GET /feed.atom': 'public',
  /** Offers and places in the words of HSDS. */
  'GET /hsds/*': 'public',
  /** Pages of events, `<id>`, and the same as calendars, `<id>.ics`; one date of each below its event. */
  'GET /events/*': 'public',

  'GET /api/staff/session': 'public',
  'POST /api/staff/session': 'public',
  'DELETE /api/staff/session': 'public',
  'POST /api/staff/setup': 'public',

  'GET /api/staff/sessions': 'staff',
  'DELETE /api/staff/sessions/:id': 'staff',
  'PUT /api/staff/password': 'staff',
  'GET /api/staff/items': 'staff',
  'GET /api/staff/items/:kind': 'staff',
  'GET /api/staff/items/:kind/:id': 'staff',
  /** The centre decides about languages, topics and the address for everybody. */
  'PUT /api/staff/items/centre/:id': 'admin',
  'DELETE /api/staff/items/centre/:id': 'admin',
  'PUT /api/staff/items/:kind/:id': 'staff',
  'DELETE /api/staff/items/:kind/:id': 'staff',
  'POST /api/staff/items/events/:id/split': 'staff',
  'POST /api/staff/media': 'staff',
  'GET /api/staff/feeds': 'staff',
  'POST /api/staff/feeds/:id/read': 'staff',
  'POST /api/staff/feeds/:id/file': 'staff',
  'DELETE /api/staff/feeds/:id': 'staff',
  'GET /api/staff/events': 'staff',
  'GET /api/staff/history': 'staff',
  'POST /api/staff/history/:revision/undo': 'staff',
  'GET /api/staff/problems': 'staff',
  'GET /api/staff/calendar': 'staff',
  'POST /api/staff/preview/dates': 'staff',

  'POST /api/staff/school-holidays': 'admin',
  'POST /api/staff/erase': 'admin',
  'GET /api/staff/accounts': 'admin',
  'POST /api/staff/accounts': 'admin',
  'DELETE /api/staff/accounts/:id': 'admin',
} as const satisfies Record<`${Method} /${string}`, Who>

export type RouteName = keyof typeof routes

export const readRoute = (name: RouteName): { method: Method; path: string } => {
  const [method, path] = name.split(' ') as [Method, string]
  return { method, path }
}

/** The methods a path answers, as an Allow header says it. */
export const allowedMethods = (path: string): string =>
  (Object.keys(routes) as RouteName[])
    .map(readRoute)
    .filter((route) => route.path === path)
    .flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
    .join(', ')
