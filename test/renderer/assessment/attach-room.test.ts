import { expect, it } from 'vitest'
import { AppError } from '../../../shared/lib/app-error.ts'
import { ASSESSMENT, begunAssessment, openStore } from './opened.ts'

it('refuses files for which there is no room before anything of them is read or written', async () => {
  const storage = await begunAssessment()
  let asked = 0
  storage.checkRoom = async (bytes) => {
    asked = bytes
    throw new AppError('disk-full', { needed: bytes })
  }
  const store = await openStore(storage)
  const files = [new File(['1234'], 'a.jpg'), new File(['56'], 'b.jpg')]
  for (const file of files) file.stream = () => expect.fail('the file was read')
  const before = storage.committed(ASSESSMENT).length

  await expect(store.getState().attach('PHOTO', files)).rejects.toMatchObject({ code: 'disk-full' })
  expect(asked).toBe(6)
  expect(storage.committed(ASSESSMENT)).toHaveLength(before)
  expect(store.getState().record.attachments.size).toBe(0)
  expect(store.getState().save.kind).toBe('saved')
})

it('notes a signed bundle in the log', async () => {
  const storage = await begunAssessment()
  const store = await openStore(storage)
  const signer = { name: 'Ana', org: '', title: '' }
  const signature = {
    digest: `sha256:${'e'.repeat(64)}`,
    revision: 1,
    signers: [{ role: 'author', signer }],
    file: 'a.adit',
  } as const
  await store.getState().noteSignature(signature)
  expect(storage.committed(ASSESSMENT).at(-1)?.event).toMatchObject({
    kind: 'signature.add',
    body: signature,
  })
  expect(store.getState().record.signatures).toMatchObject([{ digest: signature.digest, revision: 1 }])
})
