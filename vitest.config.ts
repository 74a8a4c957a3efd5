import { defineConfig } from 'vitest/config'

const node = {
  environment: 'node' as const,
  exclude: ['**/node_modules/**', 'build/**', '.data/**'],
  // A state that is polled for may take as long as the test has; the default of a second is a wait on time.
  expect: { poll: { timeout: 20_000 } },
}

/** One project per kind of test; `npm test` runs them all, one after the other in `groupOrder`. */
export default defineConfig({
  test: {
    // Tests wait more than they compute; by default a machine with two cores would run one file at a time.
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...node,
          name: 'unit',
          sequence: { groupOrder: 0 },
          // Property tests compute for seconds where others compute beside them.
          testTimeout: 30_000,
          include: [
            'app/**/*.test.{ts,tsx}',
            'sandbox/**/*.test.ts',
            'scripts/**/*.test.ts',
            'chaos/**/*.test.ts',
            'tests/unit/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          ...node,
          name: 'integration',
          sequence: { groupOrder: 3 },
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/database-template.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...node,
          name: 'contract',
          sequence: { groupOrder: 2 },
          include: ['tests/contract/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...node,
          name: 'conformance',
          sequence: { groupOrder: 1 },
          include: ['tests/conformance/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...node,
          name: 'e2e',
          sequence: { groupOrder: 4 },
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/running-product.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
