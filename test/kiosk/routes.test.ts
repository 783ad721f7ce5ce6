import { describe, expect, it } from 'vitest'
import { parseRoute, pathOf, type Route } from '../../kiosk/routes.ts'

describe('routes', () => {
  const known: [string, Route][] = [
    ['', { page: 'home' }],
    ['now/open', { page: 'filter', filter: 'open' }],
    ['week', { page: 'week' }],
    ['offers', { page: 'offers' }],
    ['offers/form-help', { page: 'offer', id: 'form-help' }],
    ['topics/meet', { page: 'topic', id: 'meet' }],
    ['events/choir', { page: 'event', id: 'choir' }],
    ['events/choir/2026-01-06T19%3A00', { page: 'event', id: 'choir', key: '2026-01-06T19:00' }],
    ['places', { page: 'places' }],
    ['places/house', { page: 'place', id: 'house' }],
    ['notices', { page: 'notices' }],
    ['notices/bus-stop', { page: 'notice', id: 'bus-stop' }],
    ['pages/privacy', { page: 'standing', slot: 'privacy' }],
  ]

  it.each(known)('"%s" is an address of its own', (path, route) => {
    expect(parseRoute(path)).toEqual(route)
    expect(pathOf(route)).toBe(path)
  })

  it('a slash at the end or the page itself change nothing', () => {
    expect(parseRoute('offers/')).toEqual({ page: 'offers' })
    expect(parseRoute('index.html')).toEqual({ page: 'home' })
  })

  it.each([
    'now/never',
    'pages/secret',
    'nothing',
    'offers/a/b',
    'events/a/b/c',
    'offers/%E0%A4%A',
    'constructor/x',
    '__proto__/x',
  ])('"%s" is unknown, never an error', (path) => {
    expect(parseRoute(path)).toEqual({ page: 'unknown' })
  })
})
