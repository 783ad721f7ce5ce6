/** An element of XML. */
export interface Element {
  name: string
  attributes: Record<string, string>
  children: Element[]
  /** Its own, without that of its children. */
  text: string
}

const pieces = /<\?xml [^<>]*\?>|<(\/?)([A-Za-z][\w.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y
const character = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'" }

function unescape(text: string): string {
  if (text.includes(']]>')) throw new Error('not XML: ]]> ends nothing')
  return text.replace(/&([^;]*;)?/g, (_, name: string | undefined) => {
    const meant = entities[name?.slice(0, -1) ?? '']
    if (meant === undefined) throw new Error(`not XML: &${name ?? ''}`)
    return meant
  })
}

/** Reads what our feeds consist of as strictly as XML 1.0 demands; throws where that is not well formed. */
export function readXml(xml: string): Element {
  if (character.test(xml)) throw new Error('not XML: a character that it does not have')
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  pieces.lastIndex = 0
  while (pieces.lastIndex < xml.length) {
    const at = pieces.lastIndex
    const found = pieces.exec(xml)
    if (!found) throw new Error(`not XML: ${xml.slice(at, at + 60)}`)
    const [, closes, name, attributes = '', isEmpty, text] = found
    const inside = open.at(-1)!
    if (text !== undefined) inside.text += unescape(text)
    else if (closes) {
      if (open.pop()?.name !== name) throw new Error(`not XML: </${name}> ends nothing`)
    } else if (name) {
      const element: Element = { name, attributes: readAttributes(attributes), children: [], text: '' }
      inside.children.push(element)
      if (!isEmpty) open.push(element)
    }
  }
  if (open.length > 1 || root.children.length !== 1 || root.text.trim() !== '') throw new Error('not XML: one element holds all')
  return root.children[0]!
}

function readAttributes(written: string): Record<string, string> {
  const all = [...written.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, unescape(value)] as const)
  if (new Set(all.map(([name]) => name)).size < all.length) throw new Error(`not XML: an attribute twice in ${written}`)
  return Object.fromEntries(all)
}
