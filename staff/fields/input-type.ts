import { firstYear, lastYear } from '../../content/model/far-dates.ts'

/** An input whose type is chosen while running: JSX tells the types apart and takes only one that is written down. */
export const inputType = (type: 'text' | 'tel' | 'email' | 'password') => ({ type }) as { type: 'text' }

/** What a date field offers. Without an end browsers take years of six digits. */
export const sensibleDays = { min: `${firstYear}-01-01`, max: `${lastYear}-12-31` }
