import { expect, it } from 'vitest'
import { isPreview } from '../../screen/is-preview.ts'

it('a page is a preview only when it is asked for and held by another page', () => {
  expect(isPreview('?preview', true)).toBe(true)
  expect(isPreview('?preview&screen=hall', true)).toBe(true)
  expect(isPreview('?lang=de', true)).toBe(false)
  expect(isPreview('?preview', false)).toBe(false)
})
