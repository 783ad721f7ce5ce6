import { expect, it } from 'vitest'
import { loadNote, tellWaiting } from '../../signage/load-note.ts'
import { tellNote } from '../../signage/note.ts'
import type { Scene } from '../../signage/view.ts'
import { buildSnapshot } from '../screen/snapshot-builder.ts'

it('a display without content waits in the language of its device, else in German', () => {
  expect(tellWaiting(['fr', 'fa-IR'])).toEqual({ lang: 'fa-AF', text: 'در حال وصل شدن هستیم. لطفاً کمی صبر کنید.' })
  expect(tellWaiting(['fr'])).toEqual({ lang: 'de', text: 'Die Verbindung wird gesucht. Gleich geht es los.' })
})

it('a language without words of its own takes those of the next in its chain', () => {
  const snapshot = buildSnapshot()
  const [first] = snapshot.centre.languages
  const languages = [first!, { ...first!, tag: 'uk', fallback: ['ru'] }]
  const scene = (tag: string) =>
    ({ snapshot: { ...snapshot, centre: { ...snapshot.centre, languages } }, reader: { tag } }) as Scene
  loadNote()
  expect(tellNote.value?.(scene('uk'), 'stale')).toBe('Давно нет связи. Даты могли измениться.')
  expect(tellNote.value?.(scene('de'), 'clock')).toMatch(/^Die Uhr dieses Bildschirms ist nicht gestellt/)
})
