/** What calendars put into texts, as our own form of text. */

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

const withoutEntities = (text: string): string =>
  text.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ''
  })

const looksLikeHtml = /<\/?(p|br|div|span|a|b|i|u|ul|ol|li|html|body|font|strong|em|h[1-6]|table)\b[^<>]{0,500}>/i

/** Google and Outlook write descriptions in HTML: its words, with their lines. */
const withoutHtml = (text: string): string =>
  looksLikeHtml.test(text)
    ? withoutEntities(
        text
          .replace(/<(script|style)\b[^>]{0,500}>[^<]*<\/\1>/gi, '')
          .replace(/<br\b[^<>]{0,200}>/gi, '\n')
          .replace(/<li\b[^<>]{0,200}>/gi, '\n- ')
          .replace(/<\/(p|div|ul|ol|h[1-6]|tr)\s*>/gi, '\n\n')
          .replace(/<\/?[a-z][^<>]{0,2000}>/gi, ''),
      )
    : text

export const shorten = (text: string, most: number): string =>
  text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()}…`

/** The words alone, as many as one date has room for. */
export const toSentences = (description: string): string =>
  shorten(
    withoutHtml(description)
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n[\n ]*/g, '\n')
      .trim(),
    600,
  )

const longestDescription = 6_000

/** Markdown that shows the words as they were written: line by line, lists as lists, nothing else read into them. */
export const toMarkdown = (description: string, url: string): string => {
  const link = /^https?:\/\/[^\s<>]{3,500}$/i.test(url) && !description.includes(url) ? `\n\n<${url}>` : ''
  const words = withoutHtml(description)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  const written = shorten(words, longestDescription)
    .replace(/[\\`*_[\]<>~|]/g, '\\$&')
    .replace(/^(\s*)([#+=]|-(?! )|\d+[.)])/gm, '$1\\$2')
    .replace(/^(?!- )(.+)\n(?=[^\n-])/gm, '$1\\\n')
  return `${written}${link}`.trim()
}
