import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/browser/ready.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A second, as it is by itself, is too short for a page on a machine that has other things to do.
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: 1,
  },
})
