import { expect, test } from 'vitest'
import { describeMoments, killAgainAndAgain, seededRandom } from './kill.ts'

// 200 of them are in kill.long.ts.
test(
  'killed at random moments of a storm of changes: every acknowledged one is there, and every file is whole',
  { timeout: 180_000 },
  async () => {
    const moments = await killAgainAndAgain(8, seededRandom(2026))
    process.stdout.write(describeMoments(moments))
    expect(moments.betweenAppendAndFile).toBeGreaterThan(0)
  },
)
