import { note, well, wrong, type Finding } from './finding.ts'

const minute = 60_000
const setClock = 'Set the clock and let it be kept by NTP: `timedatectl set-ntp true`.'

/** Epoch milliseconds. `known`: moments that have passed for certain, and what they are of. */
export const checkClock = (now: number, known: { what: string; at: number }[]): Finding[] => {
  const latest = known.toSorted((one, other) => other.at - one.at)[0]
  const said = new Date(now).toISOString()
  if (!latest) return [note(`The clock says ${said}; there is nothing to compare it with`)]
  const ahead = latest.at - now
  if (ahead > 5 * minute)
    return [
      wrong(
        `The clock says ${said}, but ${latest.what} is of ${new Date(latest.at).toISOString()}: it is or was wrong`,
        setClock,
      ),
    ]
  return [well(`The clock says ${said}`)]
}
