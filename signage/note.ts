import { signal } from '@preact/signals-core'
import type { Undated } from '../content/rules/horizon.ts'
import type { Scene } from './view.ts'

export type Note = 'stale' | Undated

/** Says above the strip what is the matter; undefined until the words are there, which the first slide does not wait for. */
export const tellNote = signal<((scene: Scene, note: Note) => string) | undefined>(undefined)
