import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// Checking by hand is done with unzip, sha256sum, jq and a Unix shell, which Windows does not have.
const exclude =
  process.platform === 'win32' ? ['**/node_modules/**', 'test/**/by-hand.test.ts'] : ['**/node_modules/**']
const root = fileURLToPath(new URL('..', import.meta.url))

export default defineConfig({
  root,
  test: {
    // A fixed zone far from UTC, so that a test that depends on the machine's zone fails everywhere.
    env: { TZ: 'Asia/Kathmandu' },
    // Only to end what hangs: a busy machine must not fail a test.
    testTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          exclude,
          include: ['test/{shared,main,renderer,scripts,assets}/**/*.test.{ts,tsx}', 'test/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'app',
          exclude,
          include: ['test/{app,packaged}/**/*.test.ts'],
          fileParallelism: false,
          // A whole checklist is answered question by question.
          testTimeout: 900_000,
          hookTimeout: 180_000,
          // A busy machine now and then does what no test foresaw. What is broken fails twice.
          retry: 1,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          exclude,
          include: ['test/faults/*.test.ts'],
          fileParallelism: false,
          // Hundreds of starts of the app in `npm run faults`, a day of work in one of them.
          testTimeout: process.env.ADIT_FAULTS === 'long' ? 7_200_000 : 600_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'demo',
          include: ['test/app/{demo,screens,library-screens,sections}.ts'],
          fileParallelism: false,
          testTimeout: 1_800_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
