import { raw } from 'hono/html'
import type { Reading } from '../reading.ts'
import { make, type Made } from '../send.ts'
import type { Source } from '../source.ts'
import type { Look } from './look.ts'
import { type Markup, markup, htmlLang, words } from './markup.ts'
import { sofa } from './sofa.ts'

export interface Document {
  title: string
  description: string
  /** Below the public address: `/events/choir`. */
  path: string
  body: Markup
  /** schema.org, as JSON-LD. */
  data: unknown
  /** The same as a calendar. */
  calendar: string
}

/** Inside of `<script>` only its own end could be taken for markup. */
export const writeData = (data: unknown): string =>
  JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`)

export function writeDocument(
  { title, description, path, body, data, calendar }: Document,
  source: Source,
  reading: Reading,
  { style, policy }: Look,
): Made {
  const { language, say, choose } = reading
  const address = `${source.publicUrl}${path}`
  const inLanguage = (tag: string) => `${address}?lang=${encodeURIComponent(tag)}`
  const text = markup`<!doctype html>
<html lang="${htmlLang(language.tag)}" dir="${language.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<meta name="description" content="${description}">
<link rel="canonical" href="${inLanguage(language.tag)}">
${source.centre.languages.map(
  ({ tag }) => markup`<link rel="alternate" hreflang="${tag}" href="${inLanguage(tag)}">
`,
)}<link rel="alternate" type="text/calendar" href="${calendar}">
<link rel="alternate" type="application/atom+xml" href="/feed.atom?lang=${language.tag}">
<style>${raw(style)}</style>
<script type="application/ld+json">${raw(writeData(data))}</script>
</head>
<body>
<header class="top">
<a class="brand" href="/kiosk/?lang=${language.tag}">${sofa}${words(choose(source.centre.name))}</a>
<nav class="screen" aria-label="${say.chooseLanguage}"><ul class="tongues">${source.centre.languages.map(
    ({ tag, name, direction }) =>
      markup`<li><a href="?lang=${tag}" hreflang="${tag}" lang="${htmlLang(tag)}" dir="${direction}"${raw(tag === language.tag ? ' aria-current="true"' : '')}>${name}</a></li>`,
  )}</ul></nav>
</header>
${body}
<footer class="screen">
<ul class="more">
<li><a href="/events/?lang=${language.tag}">${say.allEvents}</a></li>
<li><a href="${source.publicUrl.replace(/^https?:/, 'webcal:')}/calendar.ics?lang=${language.tag}">${say.subscribe}</a></li>
<li><a href="/kiosk/?lang=${language.tag}">${say.toHome}</a></li>
</ul>
</footer>
</body>
</html>
`
  return make('page', Buffer.from(String(text)), { 'content-security-policy': policy, 'content-language': language.tag })
}
