import { expect, test } from 'vitest'
import { envelopeOf, envelopeOfError, openEnvelope } from '../../../shared/ipc/envelope.ts'
import { AppError, ERROR_CODES } from '../../../shared/lib/app-error.ts'

/** What crosses between processes is copied like this. */
const cross = <T>(value: T): T => structuredClone(value)

test('a value crosses the boundary whole', () => {
  for (const value of [undefined, null, 0, '', [1], { a: new Uint8Array([1]) }])
    expect(openEnvelope(cross(envelopeOf(value)))).toEqual(value)
})

test('every coded error crosses with its code and facts', () => {
  for (const code of ERROR_CODES) {
    const envelope = cross(envelopeOfError(new AppError(code, { path: '/x', count: 2 })))
    expect(() => openEnvelope(envelope)).toThrow(
      expect.objectContaining({ name: 'AppError', code, details: { path: '/x', count: 2 } }),
    )
  }
})

test('any other error says nothing but that there was one', () => {
  for (const error of [new Error('secret'), 'secret', undefined, { code: 'disk-full' }])
    expect(envelopeOfError(error)).toEqual({ ok: false, code: 'internal', details: {} })
})

test('what is no envelope, or names an unknown code, is an internal error', () => {
  for (const foreign of [
    undefined,
    null,
    'x',
    {},
    { ok: false },
    { ok: 1, value: 1 },
    { ok: false, code: 'x' },
  ])
    expect(() => openEnvelope(foreign)).toThrow(expect.objectContaining({ code: 'internal' }))
})
