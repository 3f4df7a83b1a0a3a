import { defineConfig } from 'vitest/config'

const project = (name: string, include: string, testTimeout = 10_000, globalSetup: string[] = []) => ({
  test: { name, include: [include], testTimeout, hookTimeout: 60_000, globalSetup },
})

export default defineConfig({
  test: {
    projects: [
      project('unit', 'test/unit/**/*.test.ts'),
      project('golden', 'test/golden/**/*.test.ts', 60_000),
      project('property', 'test/property/**/*.test.ts', 120_000),
      project('e2e', 'test/e2e/**/*.test.ts', 180_000),
      project('browser', 'test/browser/**/*.test.ts', 120_000, ['test/browser/setup.ts']),
    ],
  },
})
