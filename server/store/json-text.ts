/** Where in a JSON text something is: lines and columns from 1, as editors count. */
export interface Position {
  line: number
  column: number
}

export type JsonReading =
  | { value: unknown; fault?: undefined }
  | { value?: undefined; fault: { reason: string } & Partial<Position> }

/**
 * Reads bytes that a person may have written: a byte order mark is taken off, everything else that is not JSON in UTF-8
 * is told with its place. Keys that would reach an object's prototype are refused.
 */
export function readJson(bytes: Uint8Array): JsonReading {
  if (bytes.length === 0) return { fault: { reason: 'the file is empty' } }
  if (bytes[0] === 0xff || bytes[0] === 0xfe || bytes[1] === 0) return { fault: { reason: 'the file is not saved as UTF-8' } }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const lenient = new TextDecoder().decode(bytes)
    return { fault: { reason: 'the file is not saved as UTF-8', ...positionAt(lenient, lenient.indexOf('\ufffd')) } }
  }
  try {
    const value: unknown = JSON.parse(text)
    const forbidden = findForbidden(value, '')
    return forbidden ? { fault: { reason: forbidden.reason, ...locate(text, forbidden.path) } } : { value }
  } catch {
    const { index, expected } = scan(text)
    const found = index >= text.length ? 'the file ends too early' : `not JSON at ${JSON.stringify(text.slice(index, index + 1))}`
    return { fault: { reason: `${found}: expected ${expected}`, ...positionAt(text, index) } }
  }
}

/** The place of a field, or of the nearest thing around it that is there: `items.3.title.de`. */
export function locate(text: string, path: string): Position {
  return positionAt(text, scan(text, path).index)
}

const keysToPrototypes = new Set(['__proto__', 'constructor', 'prototype'])

/** Nothing in the model lies deeper than a few levels; walks over values rely on that. */
const deepest = 30

/** The first key that could change a prototype when it is copied carelessly, or the first value that is nested without sense. */
export function findForbidden(value: unknown, path: string, depth = 0): { path: string; reason: string } | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (depth === deepest) return { path, reason: `nested deeper than ${deepest} levels` }
  for (const name of Object.keys(value)) {
    const here = path ? `${path}.${name}` : name
    if (keysToPrototypes.has(name)) return { path: here, reason: `the key ${here} is not allowed` }
    const inner = findForbidden((value as Record<string, unknown>)[name], here, depth + 1)
    if (inner) return inner
  }
  return undefined
}

function positionAt(text: string, index: number): Position {
  const before = text.slice(0, index)
  return { line: before.split('\n').length, column: index - before.lastIndexOf('\n') }
}

class Fault {
  readonly index: number
  readonly expected: string
  constructor(index: number, expected: string) {
    this.index = index
    this.expected = expected
  }
}

/**
 * Walks the text once: to the first place that is not JSON, or to the value at `path`. JSON.parse says neither reliably.
 * RFC 8259 is small enough to be walked here; values are not built.
 */
function scan(text: string, path?: string): { index: number; expected: string } {
  const wanted = path === undefined || path === '' ? [] : path.split('.')
  let index = 0
  let nearest = { depth: -1, index: 0 }

  const fail = (expected: string): never => {
    throw new Fault(index, expected)
  }
  const skip = () => {
    while (index < text.length && ' \t\n\r'.includes(text.charAt(index))) index++
  }
  const match = (pattern: RegExp, expected: string): string => {
    pattern.lastIndex = index
    const found = pattern.exec(text)?.[0] ?? fail(expected)
    index += found.length
    return found
  }
  const arrive = (depth: number, matches: boolean) => {
    if (matches && depth > nearest.depth) nearest = { depth, index }
  }
  const value = (depth: number, matches: boolean): void => {
    if (depth > 1000) fail('less nesting')
    skip()
    arrive(depth, matches)
    const first = text.charAt(index)
    if (first === '{') return list('}', depth, matches)
    if (first === '[') return list(']', depth, matches)
    if (first === '"') return void match(jsonString, 'a text that ends on its line, without control characters')
    match(jsonPlain, 'a value')
  }
  const list = (end: string, depth: number, matches: boolean): void => {
    index++
    skip()
    if (text.charAt(index) === end) return void index++
    for (let count = 0; ; count++) {
      skip()
      const start = index
      const name = end === ']' ? String(count) : (JSON.parse(match(jsonString, 'a name in double quotes')) as string)
      const inside = matches && name === wanted[depth]
      if (end === '}') {
        if (inside && depth + 1 > nearest.depth) nearest = { depth: depth + 1, index: start }
        skip()
        match(/:/y, 'a colon')
      }
      value(depth + 1, inside)
      skip()
      if (text.charAt(index) === end) return void index++
      match(/,/y, `a comma or ${end}`)
    }
  }
  try {
    value(0, true)
    skip()
    if (path === undefined && index < text.length) fail('the end of the file')
  } catch (fault) {
    if (fault instanceof Fault) return fault
    throw fault
  }
  return { index: path === undefined ? index : nearest.index, expected: '' }
}

// oxlint-disable-next-line no-control-regex -- RFC 8259: control characters must be escaped
const jsonString = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const jsonPlain = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
