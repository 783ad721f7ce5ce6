import type { Navigation } from './navigation.ts'

type View = Pick<Window, 'addEventListener' | 'removeEventListener'>

/** Escape goes one step back, as the button does; on the start page of a visit it does nothing. Returns its cleanup. */
export function followKeys(view: View, { spot, back }: Pick<Navigation, 'spot' | 'back'>): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || spot.value.depth === 0) return
    event.preventDefault()
    back()
  }
  view.addEventListener('keydown', press)
  return () => view.removeEventListener('keydown', press)
}
