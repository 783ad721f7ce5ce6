import preact from '@preact/preset-vite'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [preact()],
  test: {
    reporters: ['default', './test/reporter.ts'],
    // Browser tests share one build and one processor with their browser; the rest runs beside each other.
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**', 'test/faults/screens/**'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/{browser,faults/screens}/**/*.test.ts'],
          globalSetup: ['test/browser/build.ts'],
          fileParallelism: false,
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
