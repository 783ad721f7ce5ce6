import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Centre } from '../../content/model/centre.ts'
import type { Editor } from '../model/editor.ts'
import { readPath } from '../model/path.ts'
import { useSay } from '../staff.ts'
import { sayFault } from './say-fault.ts'

/** The form that fields stand in. */
export interface Editing {
  editor: Editor
  centre: Centre
  /** Tag of the language shown beside the original; undefined: only the original. */
  beside: string | undefined
}

export const EditingContext = createContext<Editing | undefined>(undefined)

export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (!editing) throw new Error('a field is drawn outside its form')
  return editing
}

/** Element id of what edits `path`: faults lead there. */
export const fieldId = (path: string): string => `field-${path}`

/** The value at `path`; what is read is of the type its schema gives it, as far as it is there. */
export function useValue<T>(path: string): [value: T | undefined, set: (next: T | undefined) => void] {
  const { editor } = useEditing()
  return [readPath(editor.draft.value, path) as T | undefined, (next) => editor.set(path, next)]
}

/** The sentence about a fault at exactly this path, or anywhere below it with `deep`. */
export function useFault(path: string, deep?: 'deep'): string | undefined {
  const { editor } = useEditing()
  const say = useSay()
  const fault = editor.faults.value.find((each) => each.path === path || (deep && each.path.startsWith(`${path}.`)))
  return fault && sayFault(fault, say)
}
