import { ruleOf } from './server/rules.ts'

const day = 86_400_000
const dateIn = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10)

/** When the events of a full house are: an hour in the ninety days to come; every fifth is a series, of every kind. */
export const timesOf = (index: number): { start: string; end: string; recurrence?: { rule: string } } => {
  const date = dateIn(1 + (index % 90))
  return {
    start: `${date}T${10 + (index % 9)}:00`,
    end: `${date}T${11 + (index % 9)}:00`,
    ...(index % 5 === 0 ? { recurrence: { rule: ruleOf(index / 5) } } : {}),
  }
}
