import { expect, test } from 'vitest'
import { messages as ar } from '../../screen/messages/ar.ts'
import { messages as de } from '../../screen/messages/de.ts'
import { messages as ru } from '../../screen/messages/ru.ts'
import { tellEnd } from '../../screen/tell-end.ts'
import { build } from '../content/builders.ts'
import { snapshotAt } from '../content/resolved.ts'

const now = '2026-01-06T09:00:00Z'
const told = (until: string, tag: string, say = de) => {
  const snapshot = snapshotAt(now, { alerts: [build('alerts', { id: 'water', from: '2026-01-06T08:00', until })] })
  const comma = tag === 'ar' ? '، ' : ', '
  return tellEnd({ snapshot, instant: Date.parse(now), say, tag, comma }, 'water')?.replace(/[\u2066-\u2069]/g, '')
}

test('an emergency message says until when it holds: the hour of today, else the day and the hour', () => {
  expect(told('2026-01-06T20:00', 'de')).toBe('Gilt bis 20:00')
  expect(told('2026-01-07T09:30', 'de')).toBe('Gilt bis Mittwoch, 7. Januar, 09:30')
  expect(told('2026-01-07T09:30', 'ru', ru)).toBe('Действует до среды, 7 января, 09:30')
  expect(told('2026-01-07T09:30', 'ar', ar)).toBe('يسري حتى الأربعاء، 7 يناير، 09:30')
})

test('the end of a day is told as that day', () => {
  expect(told('2026-01-07T00:00', 'de')).toBe('Gilt bis Dienstag, 6. Januar')
})

test('of one that is over or unknown nothing is told', () => {
  expect(told('2026-01-06T09:30', 'de')).toBeUndefined()
})
