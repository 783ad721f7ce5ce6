import fc from 'fast-check'
import { expect, test } from 'vitest'
import { locate, readJson } from '../../../server/store/json-text.ts'

const read = (text: string) => readJson(Buffer.from(text))

test.each([
  ['{"a": 1,}', 'not JSON at "}": expected a name in double quotes', 1, 9],
  ['{"a": 1\n "b": 2}', 'not JSON at "\\"": expected a comma or }', 2, 2],
  ['[1, 2', 'the file ends too early: expected a comma or ]', 1, 6],
  ["{'a': 1}", 'not JSON at "\'": expected a name in double quotes', 1, 2],
  ['[01]', 'not JSON at "1": expected a comma or ]', 1, 3],
  ['["a\nb"]', 'not JSON at "\\"": expected a text that ends on its line, without control characters', 1, 2],
  ['{"a": tru}', 'not JSON at "t": expected a value', 1, 7],
  ['{} {}', 'not JSON at "{": expected the end of the file', 1, 4],
])('%j is told with its place', (text, reason, line, column) => {
  expect(read(text)).toEqual({ fault: { reason, line, column } })
})

test('whatever JSON.parse reads is read, whatever it refuses has a place', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), fc.constantFrom('', '"', ',', '}', ']', '{', '\\', '\n', '1'), (json, at, noise) => {
      const text = json.slice(0, at % (json.length + 1)) + noise + json.slice(at % (json.length + 1))
      let value: unknown
      try {
        value = JSON.parse(text)
      } catch {
        const { fault } = read(text)
        if (text !== '') expect(fault).toMatchObject({ line: expect.any(Number) as number, column: expect.any(Number) as number })
        return
      }
      if (!/__proto__|constructor|prototype/.test(text)) expect(read(text)).toEqual({ value })
    }),
  )
})

test('a path is found where it is, or where the nearest thing around it begins', () => {
  const text = '{\n  "items": [\n    {"id": "a", "t": {"de": "x,]}"}},\n    {"id": "b", "t": {"en": "y"}}\n  ]\n}'
  expect(locate(text, 'items.1.t.en')).toEqual({ line: 4, column: 23 })
  expect(locate(text, 'items.1.t.de')).toEqual({ line: 4, column: 17 })
  expect(locate(text, 'items.7.t')).toEqual({ line: 2, column: 3 })
  expect(locate(text, '')).toEqual({ line: 1, column: 1 })
})

test('a text that is nested without end is refused, not followed', () => {
  const deep = `${'['.repeat(5000)}1`
  expect(read(deep).fault?.reason).toBe('not JSON at "[": expected less nesting')
})

test('what is nested deeper than anything in the model is refused with its place', () => {
  const deep = (levels: number) => `{"x":\n${'['.repeat(levels)}${']'.repeat(levels)}}`
  expect(read(deep(29)).fault).toBeUndefined()
  expect(read(deep(30)).fault).toMatchObject({ reason: 'nested deeper than 30 levels', line: 2 })
  expect(read(deep(90_000)).fault).toMatchObject({ reason: 'nested deeper than 30 levels', line: 2 })
})
