import type { Trouble } from './de.ts'

export const trouble: Trouble = {
  waiting: 'Looking for a connection. We will be with you shortly.',
  stale: 'No connection for a while. Event times may have changed.',
  undated: {
    clock: 'The clock of this screen is not set, so we are not showing any events just now.',
    horizon: 'This screen has been offline for a long time, or its clock is wrong, so we are not showing any events just now.',
  },
}
