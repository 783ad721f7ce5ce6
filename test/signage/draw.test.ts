// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest'
import { Fragment, h, render } from '../../signage/draw/runtime.ts'

let root: HTMLElement
beforeEach(() => {
  root = document.createElement('div')
})
const markup = () => root.innerHTML

it('draws elements, texts and components, and nothing for what is absent', () => {
  const Row = ({ children }: { children?: unknown }) => h('li', { class: 'row' }, children as string)
  render(h('ul', null, [h(Row as never, null, 'eins'), false, null, undefined, h(Row as never, null, 2)]), root)
  expect(markup()).toBe('<ul><li class="row">eins</li><li class="row">2</li></ul>')
})

it('touches only what differs: an element that stays keeps its place in the document', () => {
  const draw = (time: string, title: string | undefined) =>
    render([h('time', null, time), h('img', { src: '/a.webp', title })], root)
  draw('14:05', 'Sofa')
  const [time, image] = root.children
  draw('14:06', undefined)
  expect([root.children[0], root.children[1]]).toEqual([time, image])
  expect(root.children[0]).toBe(time)
  expect(markup()).toBe('<time>14:06</time><img src="/a.webp">')
})

it('another key is another element, also through a component or a fragment', () => {
  const draw = (key: string) => render(h(Fragment as never, { key }, h('div', null, 'Folie')), root)
  draw('a')
  const first = root.firstChild
  draw('a')
  expect(root.firstChild).toBe(first)
  draw('b')
  expect(root.firstChild).not.toBe(first)
})

it('writes attributes as the document understands them', () => {
  render(h('p', { 'aria-hidden': false, hidden: true, lang: undefined, style: { '--fit': '1', fontSize: '2rem' } }, 'x'), root)
  const p = root.firstElementChild as HTMLElement
  expect([p.getAttribute('aria-hidden'), p.hidden, p.hasAttribute('lang')]).toEqual(['false', true, false])
  expect([p.style.getPropertyValue('--fit'), p.style.fontSize]).toEqual(['1', '2rem'])
  render(h('p', { 'aria-hidden': true }, 'x'), root)
  expect([p.getAttribute('aria-hidden'), p.hidden, p.style.fontSize]).toEqual(['true', false, ''])
})

it('what is measured and written on an element from outside stays', () => {
  render(h('p', { style: { color: 'red' } }, 'a'), root)
  const p = root.firstElementChild as HTMLElement
  p.style.setProperty('--fit', '0.9')
  render(h('p', { style: { color: 'blue' } }, 'b'), root)
  expect(p.style.getPropertyValue('--fit')).toBe('0.9')
})

it('drawings and what is in them belong to the namespace of drawings', () => {
  render(h('svg', { viewBox: '0 0 24 24' }, h('path', { d: 'M0 0' })), root)
  expect(root.querySelector('path')!.namespaceURI).toBe('http://www.w3.org/2000/svg')
})

it('a list that shrinks leaves nothing behind, however often it is drawn', () => {
  for (let turn = 0; turn < 50; turn++)
    render(
      Array.from({ length: turn % 7 }, (_, index) => h('li', null, index)),
      root,
    )
  expect(markup()).toBe('')
})
