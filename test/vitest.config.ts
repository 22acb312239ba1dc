import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

export default defineConfig({
  root,
  test: {
    // A fixed zone far from UTC, so that a test that depends on the machine's zone fails everywhere.
    env: { TZ: 'Asia/Kathmandu' },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/{shared,main,renderer,scripts,assets}/**/*.test.{ts,tsx}', 'test/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'app',
          include: ['test/{app,packaged}/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      { extends: true, test: { name: 'demo', include: ['test/app/demo.ts'], testTimeout: 600_000 } },
    ],
  },
})
