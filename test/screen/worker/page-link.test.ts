import { expect, test } from 'vitest'
import { hintAtKept } from '../../../screen/worker/page-link.ts'

const served = () => new Response('page', { headers: { link: '</api/content>; rel=preload; as=fetch; crossorigin' } })
const file = (url: string) => ({ url, hash: '' })

test('a kept page names what reads the kept content instead of the content', () => {
  const page = hintAtKept(served(), [file('/kiosk/assets/index-a.js'), file('/kiosk/assets/kept-b.js')])
  expect(page.headers.get('link')).toBe('</kiosk/assets/kept-b.js>; rel=modulepreload; crossorigin')
})

test('a kept page of another making names nothing', () => {
  expect(hintAtKept(served(), [file('/kiosk/assets/index-a.js')]).headers.has('link')).toBe(false)
})
