import { expect, test } from 'vitest'
import { describeMoments, killAgainAndAgain, seededRandom } from './kill.ts'

test('killed at 200 random moments over three collections: every acknowledged change is there, and every file is whole', async () => {
  const seed = Date.now() % 1_000_000
  process.stdout.write(`random moments of seed ${seed}\n`)
  const moments = await killAgainAndAgain(200, seededRandom(seed))
  process.stdout.write(describeMoments(moments))
  // Otherwise the moments that matter were not met, and the test says nothing.
  expect(moments.betweenAppendAndFile).toBeGreaterThan(20)
  expect(moments.betweenTwoFiles).toBeGreaterThan(0)
})
