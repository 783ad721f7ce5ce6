import type { Bench } from './contest.ts'
import { editBench } from './screens/edit.ts'
import { firstContentBenches } from './screens/first-content.ts'
import { rotationBench } from './screens/rotation.ts'
import { tapBench } from './screens/tap.ts'
import { contentBenches } from './server/content.ts'
import { importBenches } from './server/import.ts'
import { liveBenches } from './server/live.ts'
import { resolveBench } from './server/resolve.ts'
import { storeBenches } from './server/store.ts'
import { staffBenches } from './server/staff.ts'

/** Every bench, in the order in which RESULTS.md shows them. */
export const benches: readonly Bench[] = [
  ...contentBenches,
  ...liveBenches,
  ...storeBenches,
  resolveBench,
  ...staffBenches,
  ...importBenches,
  ...firstContentBenches,
  tapBench,
  editBench,
  rotationBench,
]
