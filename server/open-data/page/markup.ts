import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Inline, RichBlock } from '../../../content/model/rich-text.ts'
import type { Shown } from '../../../content/rules/fallback.ts'
import { toPlainText } from '../plain-text.ts'

/** Markup whose every text is escaped. */
export type Markup = HtmlEscapedString

/** A template of markup; lists are joined, what is undefined or '' is nothing. Nothing in it is awaited. */
export const markup = (strings: TemplateStringsArray, ...values: readonly unknown[]): Markup =>
  html(strings, ...values.map((value) => value ?? '')) as Markup

/** The BCP 47 tag for `lang`; Einfache Sprache is German to a screen reader. */
export const htmlLang = (tag: string): string => (tag === 'de-simple' ? 'de' : tag)

/** A text in its own language and direction. */
export const words = (shown: Shown | undefined): Markup | string =>
  shown ? markup`<span lang="${htmlLang(shown.lang)}" dir="${shown.dir}">${toPlainText(shown.text)}</span>` : ''

export const richText = (shown: Shown<RichBlock[]> | undefined): Markup | string =>
  shown ? markup`<div class="rich" lang="${htmlLang(shown.lang)}" dir="${shown.dir}">${shown.text.map(writeBlock)}</div>` : ''

function writeBlock(block: RichBlock): Markup {
  if ('heading' in block) return markup`<h3>${block.heading.map(writeInline)}</h3>`
  if ('paragraph' in block) return markup`<p>${block.paragraph.map(writeInline)}</p>`
  if ('quote' in block) return markup`<blockquote>${block.quote.map(writeBlock)}</blockquote>`
  const items = block.list.map((item) => markup`<li>${item.map(writeBlock)}</li>`)
  return block.ordered ? markup`<ol>${items}</ol>` : markup`<ul>${items}</ul>`
}

function writeInline(inline: Inline): Markup | string {
  if (typeof inline === 'string') return markup`${toPlainText(inline)}`
  if ('break' in inline) return markup`<br>`
  if ('strong' in inline) return markup`<strong>${inline.strong.map(writeInline)}</strong>`
  if ('emphasis' in inline) return markup`<em>${inline.emphasis.map(writeInline)}</em>`
  return markup`<a href="${inline.href}" rel="noopener nofollow">${inline.link.map(writeInline)}</a>`
}
