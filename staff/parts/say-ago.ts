import type { Messages } from '../messages/de.ts'

const steps = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** `vor 12 Minuten`: how long ago an instant is, in whole steps. */
export function sayAgo(instant: number, now: number, { locale, feeds }: Messages): string {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const past = Math.max(0, now - instant)
  const [unit, length] = steps.find(([, each]) => past >= each) ?? (['minute', 60_000] as const)
  return past < 60_000 ? feeds.justNow : format.format(-Math.floor(past / length), unit)
}
