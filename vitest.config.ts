import { availableParallelism } from 'node:os'
import preact from '@preact/preset-vite'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [preact()],
  test: {
    reporters: ['default', './test/reporter.ts'],
    // Two files beside each other even on two processors: much of what is tested is waiting, for a disk, a socket or a timer.
    maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
    // One second, as it is otherwise, is no time on a machine that has ten other things to do.
    expect: { poll: { timeout: 30_000 } },
    // Browser tests go first, by their project's name: they take longest, and small files then fill what is left.
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**', 'test/faults/screens/**'],
          globalSetup: ['test/bundle-programs.ts'],
          // Long enough for a machine that has ten other things to do: what hangs is found all the same.
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/{browser,faults/screens}/**/*.test.ts'],
          globalSetup: ['test/browser/build.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          // `npm run test:long`: what takes minutes, one file after the other.
          name: 'long',
          include: ['test/**/*.long.ts'],
          globalSetup: ['test/browser/build.ts'],
          fileParallelism: false,
          testTimeout: 3_600_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
