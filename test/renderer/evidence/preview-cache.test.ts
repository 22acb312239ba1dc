import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { openPreviewCache } from '../../../renderer/evidence/thumbnails/preview-cache.ts'

test('gives back what was put, and null for what was not', async () => {
  const cache = openPreviewCache('previews-1')
  const blob = new Blob(['small'])
  await cache.put('a', { blob, width: 6000, height: 4000 })
  expect(await openPreviewCache('previews-1').get('a')).toMatchObject({ width: 6000, height: 4000 })
  expect(await cache.get('b')).toBeNull()
})

test('does not keep anybody from deleting it, and begins anew', async () => {
  const cache = openPreviewCache('previews-3')
  const picture = { blob: new Blob(['small']), width: 6000, height: 4000 }
  await cache.put('a', picture)
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase('previews-3')
    request.onsuccess = () => resolve()
    request.onblocked = () => reject(new Error('blocked'))
  })
  expect(await cache.get('a')).toBeNull()
  await cache.put('a', picture)
  expect(await cache.get('a')).not.toBeNull()
})

test('a cache that does not open only forgets', async () => {
  const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new Error('no database')
  })
  const cache = openPreviewCache('previews-2')
  await cache.put('a', { blob: new Blob(), width: 1, height: 1 })
  expect(await cache.get('a')).toBeNull()
  open.mockRestore()
})
