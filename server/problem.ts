/** An answer that is not what was asked for: RFC 9457, plus `errors` for the fields of a form. */
export interface ProblemBody {
  status: number
  title: string
  detail: string
  /** `path` is dotted as in the item: `title.de`, `entries.0.slide`. */
  errors?: { path: string; message: string }[]
  [more: string]: unknown
}

/** Thrown anywhere below a route; app.ts turns it into its answer. */
export class Problem extends Error {
  override name = 'Problem'
  readonly body: ProblemBody
  readonly headers: Record<string, string>

  constructor(
    status: number,
    title: string,
    detail: string,
    more: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ) {
    super(`${title}: ${detail}`)
    this.body = { status, title, detail, ...more }
    this.headers = headers
  }

  get status(): number {
    return this.body.status
  }
}

export const notFound = (what: string) => new Problem(404, 'Not found', `There is no ${what} here.`)

export const methodNotAllowed = (allow: string) =>
  new Problem(405, 'Method not allowed', `This address answers ${allow}.`, {}, { allow })

export const tooBusy = (detail: string, seconds: number) =>
  new Problem(503, 'Too busy', detail, {}, { 'retry-after': String(seconds) })
