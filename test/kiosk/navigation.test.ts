// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { createNavigation, type Navigation } from '../../kiosk/navigation.ts'

let navigation: Navigation | undefined

function open(address: string, inPlace = false) {
  window.history.replaceState(null, '', address)
  navigation = createNavigation(window, inPlace)
  return navigation
}
const address = () => window.location.pathname + window.location.search

afterEach(() => navigation?.stop())

describe('navigation', () => {
  it('keeps the query of the visit on every step', () => {
    const { go, spot } = open('/kiosk/?lang=ru&screen=hall')
    go('offers/advice')
    expect(address()).toBe('/kiosk/offers/advice?lang=ru&screen=hall')
    expect(spot.value).toMatchObject({ path: 'offers/advice', depth: 1 })
  })

  it('a chosen language is written into the address and is no step', () => {
    const { setQuery, spot } = open('/kiosk/week')
    const { step } = spot.value
    setQuery('lang', 'ar')
    expect(address()).toBe('/kiosk/week?lang=ar')
    expect(spot.value).toMatchObject({ step, depth: 0, search: '?lang=ar' })
  })

  it('a step to the same address begins it anew without a second entry in the history', () => {
    const { go, spot } = open('/kiosk/')
    const before = window.history.length
    const { step } = spot.value
    go('')
    expect(window.history.length).toBe(before)
    expect(spot.value).toMatchObject({ path: '', depth: 0, scroll: 0 })
    expect(spot.value.step).not.toBe(step)
  })

  it('ending a visit leaves neither path nor query nor a way back', () => {
    const { go, restart, spot } = open('/kiosk/?lang=ru')
    go('places')
    restart()
    expect(address()).toBe('/kiosk/')
    expect(spot.value).toMatchObject({ path: '', search: '', depth: 0 })
  })

  it('the way back does not lead into an earlier visit', () => {
    const { go, restart, spot } = open('/kiosk/')
    go('pages/privacy')
    const earlier: unknown = window.history.state
    restart()
    go('week')
    // As the browser's own key for "back" would.
    window.history.replaceState(earlier, '', '/kiosk/pages/privacy')
    window.dispatchEvent(new PopStateEvent('popstate', { state: earlier }))
    expect(address()).toBe('/kiosk/')
    expect(spot.value).toMatchObject({ path: '', depth: 0 })
  })

  it('with nothing behind it, back goes home', () => {
    const { back, spot } = open('/kiosk/offers/advice?lang=de')
    back()
    expect(spot.value).toMatchObject({ path: '', depth: 0 })
  })

  it('in a preview frame no step enters the history', () => {
    const { go } = open('/kiosk/?preview', true)
    const before = window.history.length
    go('places')
    expect(window.history.length).toBe(before)
    expect(address()).toBe('/kiosk/places?preview')
  })
})
