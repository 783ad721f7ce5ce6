// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { afterEach, expect, it } from 'vitest'
import { followKeys } from '../../kiosk/keys.ts'
import type { Spot } from '../../kiosk/navigation.ts'

let steps = 0
let stop: (() => void) | undefined
const press = (key: string) => window.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }))

function at(depth: number) {
  steps = 0
  const spot = signal<Spot>({ path: 'week', search: '', depth, scroll: 0, step: 0 })
  stop = followKeys(window, { spot, back: () => void (steps += 1) })
}
afterEach(() => stop?.())

it('Escape goes one step back and no other key does', () => {
  at(2)
  press('Enter')
  expect(steps).toBe(0)
  press('Escape')
  expect(steps).toBe(1)
})

it('with nothing behind the page Escape stays', () => {
  at(0)
  press('Escape')
  expect(steps).toBe(0)
})

it('listens no longer when it is stopped', () => {
  at(1)
  stop?.()
  press('Escape')
  expect(steps).toBe(0)
})
