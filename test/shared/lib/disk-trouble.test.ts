import { expect, test } from 'vitest'
import { diskTrouble } from '../../../shared/lib/disk-trouble.ts'

test.each([
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['EROFS', 'read-only'],
  ['EIO', 'gone'],
  ['ENODEV', 'gone'],
  ['ENXIO', 'gone'],
  ['EBUSY', 'locked'],
  ['EACCES', 'refused'],
  ['EPERM', 'refused'],
])('%s means %s', (reason, trouble) => {
  expect(diskTrouble(reason)).toBe(trouble)
  expect(diskTrouble(reason, true)).toBe(trouble)
})

test('a file that is not there is no trouble of its disk, but a folder to write to is', () => {
  expect(diskTrouble('ENOENT', true)).toBeNull()
  expect(diskTrouble('ENOENT')).toBe('gone')
})

test('what says nothing about a disk is nothing', () => {
  for (const reason of ['', 'EINVAL', 'EISDIR', 'constructor']) expect(diskTrouble(reason)).toBeNull()
})
