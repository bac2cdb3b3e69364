import { defineConfig } from 'vitest/config'

/** Real servers, processes and browsers share the cores of a build machine: there a test may take longer, and one second try. */
const onBuildMachine = process.env.CI !== undefined

/** Tried once, in the run on the embedded database: what opens none, or that one alone. */
const withoutServer = ['test/admin.test.ts', 'test/feedback/understand.test.ts', 'test/platform/**']

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: process.env.TEST_DATABASE_URL ? withoutServer : [],
    testTimeout: onBuildMachine ? 60_000 : 20_000,
    /** A state that is waited for is given as long as a test has. */
    expect: { poll: { timeout: onBuildMachine ? 45_000 : 15_000 } },
    hookTimeout: onBuildMachine ? 120_000 : 60_000,
    retry: onBuildMachine ? 1 : 0,
    /** A worker keeps what it has loaded: a third less work. A file leaves nothing behind. */
    isolate: false,
    /** Of what a test does, a third is waiting. */
    maxWorkers: 3,
    env: { TZ: 'UTC' },
  },
})
