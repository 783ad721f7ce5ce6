/**
 * Draws JSX without Preact. The signage has no state in its components, no events and no hooks: it is drawn anew from the top at
 * every change, so that a few lines do what it needs of a library and its first load stays small. The build puts this in the
 * library's place (vite.config.ts); types, and the components shared with the kiosk, are Preact's.
 */
type Child = Node | string | number | boolean | null | undefined | Child[]
type Props = Record<string, unknown> & { children?: Child }
interface Node {
  type: string | ((props: Props) => Child)
  props: Props
  key: unknown
}
/** What stands in the document: an element or a text. */
type Drawn = { tag: string; props: Props; key: unknown } | string

export const jsx = (type: Node['type'], props: Props, key?: unknown): Node => ({ type, props, key })
export const jsxs = jsx
export const h = (type: Node['type'], props: Props | null, ...children: Child[]): Node =>
  jsx(type, children.length > 0 ? { ...props, children } : { ...props }, props?.key)
export const Fragment = ({ children }: Props): Child => children

/** Calls components until only elements and texts are left; the key of a component is that of what it draws. */
function flatten(child: Child, key: unknown, out: Drawn[]): Drawn[] {
  if (Array.isArray(child)) for (const each of child) flatten(each, key, out)
  else if (typeof child === 'string' || typeof child === 'number') out.push(String(child))
  else if (child && typeof child === 'object') {
    const { type, props } = child
    const own = child.key ?? key
    if (typeof type === 'string') out.push({ tag: type, props, key: own })
    else flatten(type(props), own, out)
  }
  return out
}

const drawn = new WeakMap<Element, { props: Props; key: unknown }>()

const cssName = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

function setStyle(element: HTMLElement | SVGElement, style: Record<string, string>, before: Record<string, string> = {}): void {
  for (const name in before) if (!(name in style)) element.style.removeProperty(cssName(name))
  for (const name in style) if (style[name] !== before[name]) element.style.setProperty(cssName(name), style[name]!)
}

function setProps(element: HTMLElement | SVGElement, props: Props, before: Props): void {
  for (const name of new Set([...Object.keys(before), ...Object.keys(props)])) {
    const value = props[name]
    if (name === 'children' || name === 'key' || value === before[name]) continue
    if (name === 'style') setStyle(element, (value ?? {}) as Record<string, string>, before.style as Record<string, string>)
    // `translate`, `draggable`: the property knows how a boolean is written.
    else if (typeof value === 'boolean' && name in element) Reflect.set(element, name, value)
    else if (value === undefined || value === null || (value === false && !name.startsWith('aria-')))
      element.removeAttribute(name)
    else element.setAttribute(name, String(value))
  }
}

const svg = 'http://www.w3.org/2000/svg'

function drawOne(next: Exclude<Drawn, string>, parent: Element, old: ChildNode | undefined): Element {
  const before = old instanceof Element && old.localName === next.tag ? drawn.get(old) : undefined
  const isSvg = next.tag === 'svg' || parent.namespaceURI === svg
  const element = (
    before && before.key === next.key ? old : isSvg ? document.createElementNS(svg, next.tag) : document.createElement(next.tag)
  ) as HTMLElement | SVGElement
  setProps(element, next.props, element === old && before ? before.props : {})
  drawn.set(element, { props: next.props, key: next.key })
  drawChildren(next.props.children, element)
  return element
}

function drawChildren(child: Child, parent: Element): void {
  const list = flatten(child, undefined, [])
  list.forEach((next, index) => {
    const old = parent.childNodes[index]
    if (typeof next !== 'string') {
      const element = drawOne(next, parent, old)
      if (!old) parent.append(element)
      else if (old !== element) old.replaceWith(element)
    } else if (old instanceof Text) {
      if (old.data !== next) old.data = next
    } else if (old) old.replaceWith(next)
    else parent.append(next)
  })
  while (parent.childNodes.length > list.length) parent.lastChild!.remove()
}

/** Makes what stands in `parent` what `child` says, touching only what differs. */
export const render = (child: Child, parent: Element): void => drawChildren(child, parent)
