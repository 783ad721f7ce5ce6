import { signal } from '@preact/signals-core'
import type { ComponentChild } from 'preact'
import type { Scene } from './view.ts'

/** Draws a code to scan and, beside it, a short address to type; undefined until they can be drawn. */
export const codes = signal<((scene: Scene) => ComponentChild) | undefined>(undefined)
