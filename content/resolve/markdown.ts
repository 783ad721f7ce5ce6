import type { Nodes, PhrasingContent, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { Inline, RichBlock, RichText } from '../model/rich-text.ts'
import type { Text } from '../model/text.ts'

/** Trees of texts already read. Content is immutable, and a new day resolves all of it anew with the same texts. */
const known = new WeakMap<Text, RichText | undefined>()

/** Parses every language of a Markdown text; undefined when nothing is written. */
export function resolveMarkdown(text: Text | undefined): RichText | undefined {
  if (!text) return undefined
  if (!known.has(text)) known.set(text, parseLanguages(text))
  return known.get(text)
}

/** An edit leaves most texts of its item as they were: their trees go over to the new one. */
export function carryTrees(before: object, after: object): void {
  for (const [name, text] of Object.entries(after) as [string, Text | undefined][]) {
    const old = (before as Record<string, Text | undefined>)[name]
    const trees = old && known.get(old)
    if (trees && text)
      known.set(
        text,
        parseLanguages(text, (tag) => (text[tag] === old[tag] ? trees[tag] : undefined)),
      )
  }
}

function parseLanguages(text: Text, treeOf: (tag: string) => RichBlock[] | undefined = () => undefined): RichText | undefined {
  const trees = Object.entries(text).flatMap(([tag, written]): [string, RichBlock[]][] => {
    const blocks = treeOf(tag) ?? parseMarkdown(written)
    return blocks.length > 0 ? [[tag, blocks]] : []
  })
  return trees.length > 0 ? Object.fromEntries(trees) : undefined
}

/**
 * One Markdown text as the tree a screen draws: headings, paragraphs, lists, quotes, strong, emphasis, links. HTML loses its tags
 * and keeps its words, pictures go, code is plain words, a link that leads anywhere but to a page, a mail or a phone is its words.
 */
export const parseMarkdown = (markdown: string): RichBlock[] =>
  readPlainParagraphs(markdown) ??
  (isTangled(markdown) ? readAsWritten(markdown) : fromMarkdown(markdown).children.flatMap(readBlock))

/** `1. 1. 1. …` or `> > > …` at the start of a line; a line of hyphens or stars alone is a rule. */
const nestedWithoutSense = /^(?![ \t]*([-*])(?:[ \t]*\1)*[ \t]*$)(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])){9}/m
const mostMarks = 1000

/**
 * Nobody writes lists nine levels deep or hundreds of marks in one paragraph; the parser needs time that grows with their square for
 * them (13 s for 18,000 characters) and keeps everybody waiting.
 */
const isTangled = (markdown: string): boolean =>
  nestedWithoutSense.test(markdown) ||
  markdown.split(/\n[ \t]*\n/).some((paragraph) => (paragraph.match(/[*_[\]`~]/g)?.length ?? 0) > mostMarks)

const readAsWritten = (markdown: string): RichBlock[] =>
  markdown.split(/\n\s*\n/).flatMap((paragraph) => {
    const words = paragraph.replace(/\s*\n\s*/g, ' ').trim()
    return words === '' ? [] : [{ paragraph: [words] }]
  })

/**
 * Most texts are plain paragraphs, which need no parser (0.2 ms a text, 12 s for 10,000 events in six languages). Undefined as soon
 * as one character could mean more than itself; a test compares the two ways.
 */
export function readPlainParagraphs(markdown: string): RichBlock[] | undefined {
  if (/[\\`*_[\]<>&\0\r\t]/.test(markdown)) return undefined
  const paragraphs = markdown.replace(/^\n+|\n+$/g, '').split(/\n{2,}/)
  const lines = paragraphs.flatMap((paragraph) => paragraph.split('\n'))
  if (!lines.every((line) => /^[\p{L}("„“«](?:.*\S)?$/u.test(line))) return undefined
  return paragraphs.map((paragraph) => ({ paragraph: [paragraph.replaceAll('\n', ' ')] }))
}

function readBlock(node: RootContent): RichBlock[] {
  switch (node.type) {
    case 'heading':
      return filled(readInlines(node.children), (heading) => ({ heading, depth: node.depth <= 2 ? 2 : 3 }))
    case 'paragraph':
      return filled(readInlines(node.children), (paragraph) => ({ paragraph }))
    case 'list':
      return filled(
        node.children.map(({ children }) => children.flatMap(readBlock)).filter((entry) => entry.length > 0),
        (list) => ({ list, ordered: node.ordered === true }),
      )
    case 'blockquote':
      return filled(node.children.flatMap(readBlock), (quote) => ({ quote }))
    case 'code':
      return filled(readText(node.value), (paragraph) => ({ paragraph }))
    case 'html':
      return filled(readText(withoutTags(node.value).trim()), (paragraph) => ({ paragraph }))
    default:
      return []
  }
}

const filled = <T>(content: T[], block: (content: T[]) => RichBlock): RichBlock[] => (content.length > 0 ? [block(content)] : [])

const readText = (text: string): Inline[] => (text === '' ? [] : [text])

const readInlines = (nodes: PhrasingContent[]): Inline[] => join(nodes.flatMap(readInline))

function readInline(node: PhrasingContent): Inline[] {
  switch (node.type) {
    case 'text':
      // A line break in the source is no more than a space.
      return readText(node.value.replace(/[ \t]*\n[ \t]*/g, ' '))
    case 'inlineCode':
      return readText(node.value)
    case 'html':
      return readText(withoutTags(node.value))
    case 'break':
      return [{ break: true }]
    case 'strong':
      return wrapped(node, (strong) => ({ strong }))
    case 'emphasis':
      return wrapped(node, (emphasis) => ({ emphasis }))
    case 'link':
      return isSafe(node.url) ? wrapped(node, (link) => ({ link, href: node.url })) : readInlines(node.children)
    case 'linkReference':
      return readInlines(node.children)
    default:
      return []
  }
}

function wrapped(node: Extract<Nodes, { children: PhrasingContent[] }>, wrap: (inner: Inline[]) => Inline): Inline[] {
  const inner = readInlines(node.children)
  return inner.length > 0 ? [wrap(inner)] : []
}

/** Words side by side become one text. */
function join(inlines: Inline[]): Inline[] {
  return inlines.reduce<Inline[]>((joined, next) => {
    const last = joined.at(-1)
    if (typeof last === 'string' && typeof next === 'string') joined[joined.length - 1] = last + next
    else joined.push(next)
    return joined
  }, [])
}

const isSafe = (url: string): boolean => /^(https?:\/\/|mailto:|tel:)[^\s]+$/i.test(url)

/** Script and style hold no words for people; of all else only what stands between the tags stays. */
const withoutTags = (html: string): string =>
  html
    .replace(/<(script|style)\b[\s\S]*?(<\/\1\s*>|$)/gi, '')
    .replace(/<!--[\s\S]*?(-->|$)/g, '')
    .replace(/<[^>]*>?/g, '')
