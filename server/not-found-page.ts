import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { headersFor } from './headers.ts'

/** What somebody reads who mistyped an address, and where the start is, in every language of the screens. */
const lines = [
  { lang: 'de', dir: 'ltr', sentence: 'Diese Seite gibt es hier nicht.', start: 'Zur Startseite' },
  { lang: 'de', dir: 'ltr', sentence: 'Die Seite ist nicht da.', start: 'Hier geht es weiter' },
  { lang: 'en', dir: 'ltr', sentence: 'There is no such page here.', start: 'To the start page' },
  { lang: 'ru', dir: 'ltr', sentence: 'Такой страницы здесь нет.', start: 'На главную страницу' },
  { lang: 'ar', dir: 'rtl', sentence: 'هذه الصفحة غير موجودة هنا.', start: 'إلى صفحة البداية' },
  { lang: 'fa-AF', dir: 'rtl', sentence: 'این صفحه اینجا نیست.', start: 'به صفحهٔ آغاز' },
]

const style =
  'body{margin:0 auto;padding:2rem 1.5rem;max-inline-size:34rem;font:1.25rem/1.5 sans-serif;background:#fbf6ee;color:#211d26}' +
  'p{margin-block:0 1.25rem}a{display:inline-block;padding-block:.5rem;color:#b92b27}'

const page =
  '<!doctype html><html lang="de"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">' +
  `<title>Rotes Sofa</title><style>${style}</style><main>` +
  lines
    .map(({ lang, dir, sentence, start }) => `<p lang="${lang}" dir="${dir}">${sentence}<br><a href="/kiosk/">${start}</a></p>`)
    .join('') +
  '</main></html>'

const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A person at a browser's address line, not a program that asks for data. */
export const isPerson = ({ method, url = '', headers }: IncomingMessage): boolean =>
  (method === 'GET' || method === 'HEAD') && !url.startsWith('/api/') && (headers.accept ?? '').includes('text/html')

export const answerNotFoundPage = (secure: boolean): Response =>
  new Response(page, {
    status: 404,
    headers: {
      ...headersFor('problem', secure),
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      vary: 'accept',
    },
  })
