import { createHash } from 'node:crypto'

/** What every answer of the system carries, whoever writes it: Hono or Node's own response. */
const everywhere = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=(), display-capture=(), ' +
    'browsing-topics=(), fullscreen=(self), screen-wake-lock=(self)',
}

/** Kept out of the windows of other origins. */
const alone = { 'cross-origin-opener-policy': 'same-origin' }

const overTls = { 'strict-transport-security': 'max-age=31536000' }

/** Data never act: whatever a browser thinks a JSON file or a picture is. */
const inert = { 'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox" }

/** Any other site may read what is open to everybody; no answer here depends on who asks. */
const open = {
  'cache-control': 'no-cache',
  vary: 'accept-encoding',
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, link',
  'cross-origin-resource-policy': 'cross-origin',
  ...inert,
}

const forever = { 'cache-control': 'public, max-age=31536000, immutable' }

/** The headers of each kind of answer, beside those that are everywhere. */
export const headerTable = {
  content: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache', vary: 'accept-encoding', ...inert },
  live: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no', ...inert },
  media: { ...forever, 'accept-ranges': 'bytes', ...inert },
  asset: { ...forever, vary: 'accept-encoding' },
  file: { 'cache-control': 'no-cache', vary: 'accept-encoding' },
  // The page of a screen, and with it the content, which its script asks for when it has come.
  screen: { 'cache-control': 'no-cache', vary: 'accept-encoding', link: '</api/content>; rel=preload; as=fetch; crossorigin' },
  data: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...inert },
  metrics: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store', ...inert },
  problem: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store', ...inert },
  calendar: { 'content-type': 'text/calendar; charset=utf-8', ...open },
  feed: { 'content-type': 'application/atom+xml; charset=utf-8', ...open },
  openData: { 'content-type': 'application/json; charset=utf-8', ...open },
  page: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', vary: 'accept-encoding' },
  redirect: { 'cache-control': 'no-cache', ...inert },
} as const satisfies Record<string, Record<string, string>>
export type AnswerKind = keyof typeof headerTable

/**
 * All headers of an answer. HSTS only where the visitor came over TLS: it must not be learnt from a plain address. The page of a
 * screen is not kept apart: nobody is signed in there, and for a page apart the browser starts another process, only when its answer
 * has come; nothing is shown meanwhile.
 */
export const headersFor = (kind: AnswerKind, secure: boolean): Record<string, string> => ({
  ...everywhere,
  ...(kind === 'screen' ? {} : alone),
  ...(secure ? overTls : {}),
  ...headerTable[kind],
})

export type AppName = 'kiosk' | 'signage' | 'staff'

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** The one inline `<style>` (the first background) is allowed by its hash, read from the very page that is served. */
const inlineStyles = (html: string) =>
  [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map((match) => sha256(match[1] ?? ''))

/** The content security policy of an app. Staff show the other two in frames, nobody shows the staff pages. */
export const contentSecurityPolicy = (app: AppName, html: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    ["style-src 'self'", ...inlineStyles(html)].join(' '),
    "img-src 'self' blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    ...(app === 'staff' ? ["frame-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${app === 'staff' ? "'none'" : "'self'"}`,
  ].join('; ')
