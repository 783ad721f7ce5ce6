/** One thing that was looked at. `wrong` needs somebody to do something: `todo` says what. */
export interface Finding {
  is: 'well' | 'note' | 'wrong'
  what: string
  todo?: string
}

export const well = (what: string): Finding => ({ is: 'well', what })
/** Nothing has to be done, but somebody may want to know. */
export const note = (what: string, todo?: string): Finding => ({ is: 'note', what, ...(todo && { todo }) })
export const wrong = (what: string, todo: string): Finding => ({ is: 'wrong', what, todo })

export const isWrong = ({ is }: Finding): boolean => is === 'wrong'

/** `well` when nothing else was found. */
export const orWell = (findings: Finding[], what: string): Finding[] => (findings.length > 0 ? findings : [well(what)])

/** A few names, and how many more there are. */
export const someOf = (names: readonly string[], most = 5): string =>
  names.length <= most ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${names.length - most} more`
