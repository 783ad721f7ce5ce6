import { arabic, cyrillic } from '../readers.ts'

/** All letters, behind the first slide: names and what is not translated may be in any language. */
export const loadLetters = async (): Promise<void> => void (await Promise.all([arabic(), cyrillic(), import('./latin-ext.ts')]))
