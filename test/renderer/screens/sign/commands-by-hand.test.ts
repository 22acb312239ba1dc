import { describe, expect, it } from 'vitest'
import { commandsByHand } from '../../../../renderer/screens/sign/commands-by-hand.ts'
import type { VerifyReport } from '../../../../shared/bundle/report.ts'

const report = {
  signatures: [
    { role: 'author', file: '01-author-28a1d4a1' },
    { role: 'witness', file: '02-witness-7be20c9f' },
  ],
} as unknown as VerifyReport
const digest = 'sha256:0ca8b838e23205b37c1f9a51d2be660814ab53f2c0d1e3f4a5b6c7d8e9f00112'

describe('commandsByHand', () => {
  it('unpacks into the folder that is named after the digest', () => {
    const { unpack } = commandsByHand({ path: '/media/usb/adit-0ca8b838e23205b3.adit', digest, report })
    expect(unpack).toBe('unzip -q adit-0ca8b838e23205b3.adit && cd adit-0ca8b838e23205b3')
  })

  it("checks the author's signature by its own files", () => {
    const { signature } = commandsByHand({ path: '/x.adit', digest, report })
    expect(signature).toContain('-sigfile signatures/01-author-28a1d4a1.sig')
  })

  it.each([
    ['C:\\Users\\ana\\Cerro Alto.adit', "unzip -q 'Cerro Alto.adit' &&"],
    ["/tmp/it's; rm -rf x.adit", "unzip -q 'it'\\''s; rm -rf x.adit' &&"],
    ['/tmp/-d.adit', 'unzip -q ./-d.adit &&'],
  ])('keeps the file name %s one word of the shell', (path, begin) => {
    expect(commandsByHand({ path, digest, report }).unpack.startsWith(begin)).toBe(true)
  })
})
