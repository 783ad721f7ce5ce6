import { expect, test } from 'vitest'
import { rememberOverwritten } from '../../../server/feeds/remember-overwritten.ts'
import { build } from '../../content/builders.ts'

const day = 86_400_000
const now = Date.parse('2026-11-23T02:00:00Z')
const told = (event: string, at: number) => ({ event, title: 'Chor', groups: ['title' as const], at })
const news = (id: string, title: string) => ({ event: build('events', { id, title: { de: title } }), groups: ['time' as const] })

test('what a calendar overwrote is told for two weeks', () => {
  expect(rememberOverwritten([told('a', now - 14 * day + 1), told('b', now - 14 * day)], [], 'de', now)).toEqual([
    told('a', now - 14 * day + 1),
  ])
})

test('news come first, and an event is told once, as it was overwritten last', () => {
  expect(rememberOverwritten([told('a', now - day), told('b', now - day)], [news('b', 'Tanz')], 'de', now)).toEqual([
    { event: 'b', title: 'Tanz', groups: ['time'], at: now },
    told('a', now - day),
  ])
})

test('the twenty latest are told', () => {
  const many = Array.from({ length: 30 }, (_, index) => news(`e${index}`, 'Chor'))
  expect(rememberOverwritten([told('a', now - day)], many, 'de', now).map(({ event }) => event)).toEqual(
    Array.from({ length: 20 }, (_, index) => `e${index}`),
  )
})
