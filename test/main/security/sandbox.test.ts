import { expect, test } from 'vitest'
import { mustRefuseStart } from '../../../main/security/sandbox.ts'

/** A start of the packaged app by an ordinary person, with these switches. */
const start = (...switches: string[]) => ({
  packaged: true,
  user: 1000,
  hasSwitch: (name: string) => switches.includes(name),
})

test.each(['no-sandbox', 'disable-seccomp-filter-sandbox', 'single-process'])(
  'the packaged app does not start with --%s',
  (name) => {
    expect(mustRefuseStart(start('lang', name))).toBe(true)
    expect(mustRefuseStart({ ...start(name), user: undefined })).toBe(true)
  },
)

test('the packaged app starts with its sandbox, whatever else is switched', () => {
  expect(mustRefuseStart(start())).toBe(false)
  expect(mustRefuseStart(start('disable-gpu', 'lang'))).toBe(false)
})

test('root and developers may start without a sandbox', () => {
  expect(mustRefuseStart({ ...start('no-sandbox'), user: 0 })).toBe(false)
  expect(mustRefuseStart({ ...start('no-sandbox'), packaged: false })).toBe(false)
})
