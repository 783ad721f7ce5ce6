import { describe, expect, it } from 'vitest'
import { chooseText, directionOf, languageChain } from '../../../content/rules/fallback.ts'
import { alertsFor, noticesFor } from '../../../content/rules/notices.ts'
import { isValidAt } from '../../../content/rules/valid.ts'
import { build } from '../builders.ts'
import { snapshotAt } from '../resolved.ts'

const now = '2026-01-06T09:00:00Z'
const instant = Date.parse(now)

describe('the notices somebody sees', () => {
  const snapshot = snapshotAt(now, {
    centre: [build('centre', { districts: [{ id: 'north', name: { de: 'Nord' } }] })],
    places: [build('places'), build('places', { id: 'park', district: 'north' })],
    notices: [
      build('notices', { id: 'a-old', from: '2026-01-01' }),
      build('notices', { id: 'b-new', from: '2026-01-05' }),
      build('notices', { id: 'c-urgent', level: 'urgent', from: '2026-01-01' }),
      build('notices', { id: 'd-hall', level: 'important', places: ['hall'] }),
      build('notices', { id: 'e-north', districts: ['north'] }),
      build('notices', { id: 'f-kiosk', on: ['kiosk'] }),
      build('notices', { id: 'g-tomorrow', from: '2026-01-07' }),
      build('notices', { id: 'h-over', from: '2026-01-01', until: '2026-01-05' }),
    ],
  })
  const ids = (on: 'kiosk' | 'signage', place?: string) => noticesFor(snapshot, instant, { on, place }).map(({ id }) => id)

  it('are urgent first, then the newest, for this place, its district or everywhere', () => {
    expect(ids('signage', 'hall')).toEqual(['c-urgent', 'd-hall', 'b-new', 'a-old'])
    expect(ids('signage', 'park')).toEqual(['c-urgent', 'b-new', 'e-north', 'a-old'])
    expect(ids('kiosk', 'elsewhere')).toEqual(['c-urgent', 'b-new', 'f-kiosk', 'a-old'])
  })

  it('are all of them on a visitor’s phone, which stands nowhere', () => {
    expect(ids('kiosk')).toEqual(['c-urgent', 'd-hall', 'b-new', 'e-north', 'f-kiosk', 'a-old'])
  })
})

describe('the alerts in force', () => {
  const snapshot = snapshotAt(now, {
    places: [build('places')],
    alerts: [
      build('alerts', { id: 'heat', severity: 'moderate', from: '2026-01-06T08:00', until: '2026-01-06T20:00' }),
      build('alerts', {
        id: 'storm',
        severity: 'extreme',
        from: '2026-01-06T10:00',
        until: '2026-01-06T11:00',
        places: ['hall'],
      }),
    ],
  })
  const ids = (at: string, place?: string) => alertsFor(snapshot, Date.parse(at), place).map(({ id }) => id)

  it('are the worst first, from their first to their last minute', () => {
    expect(ids('2026-01-06T08:59:59Z', 'hall')).toEqual(['heat'])
    expect(ids('2026-01-06T09:00:00Z', 'hall')).toEqual(['storm', 'heat'])
    expect(ids('2026-01-06T10:00:00Z', 'hall')).toEqual(['heat'])
    expect(ids('2026-01-06T09:00:00Z', 'elsewhere')).toEqual(['heat'])
  })

  it('hold always where nothing bounds them', () => {
    expect(isValidAt(snapshot.timeline, 'alerts/unknown', instant)).toBe(true)
  })
})

describe('a text in the reader’s language', () => {
  const { centre } = snapshotAt(now)

  it('is the reader’s own, else the next in the chain, else the source’s, else any', () => {
    expect(languageChain(centre, 'ar')).toEqual(['ar', 'en', 'de'])
    expect(chooseText(centre, { ar: 'نعم', en: 'Yes', de: 'Ja' }, 'ar')).toEqual({
      text: 'نعم',
      lang: 'ar',
      dir: 'rtl',
      state: 'current',
    })
    expect(chooseText(centre, { ar: ' ', en: 'Yes', de: 'Ja' }, 'ar')).toEqual({
      text: 'Yes',
      lang: 'en',
      dir: 'ltr',
      state: 'missing',
    })
    expect(chooseText(centre, { de: 'Ja' }, 'ar')).toMatchObject({ text: 'Ja', lang: 'de', state: 'missing' })
    expect(chooseText(centre, { ru: 'Да' }, 'ar')).toMatchObject({ text: 'Да', lang: 'ru' })
    expect(chooseText(centre, {}, 'ar')).toBeUndefined()
    expect(chooseText(centre, undefined, 'ar')).toBeUndefined()
  })

  it('says when it is old or from a machine, and only when it is the one shown', () => {
    expect(chooseText(centre, { en: 'Yes', de: 'Ja' }, 'en', { en: 'outdated' })?.state).toBe('outdated')
    expect(chooseText(centre, { en: 'Yes', de: 'Ja' }, 'en', { en: 'machine' })?.state).toBe('machine')
    expect(chooseText(centre, { en: 'Yes', de: 'Ja' }, 'ar', { en: 'machine' })?.state).toBe('missing')
    expect(chooseText(centre, { de: 'Ja' }, 'de', {})?.state).toBe('current')
    expect(chooseText(centre, { en: 'Yes' }, 'en', { en: 'missing' })?.state).toBe('current')
  })

  it('takes a tree as well as a line', () => {
    expect(chooseText(centre, { en: [], de: [{ paragraph: ['Ja'] }] }, 'en')).toMatchObject({
      lang: 'de',
      text: [{ paragraph: ['Ja'] }],
    })
  })

  it('of an unknown language reads from the left', () => {
    expect([directionOf(centre, 'ar'), directionOf(centre, 'tlh')]).toEqual(['rtl', 'ltr'])
  })
})
