// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { startI18n } from '../../../renderer/messages/i18n.ts'
import { useLanguage } from '../../../renderer/messages/use-language.ts'
import { useTranslation } from '../../../renderer/messages/use-translation.ts'

afterEach(cleanup)

test('looks words up in its namespace, and in another that the key names', async () => {
  await startI18n('en')
  const { result } = renderHook(() => useTranslation(['walk', 'common']))
  expect(result.current.t('finish')).toBe('Finish')
  expect(result.current.t('common:close')).toBe('Close')
  expect(result.current.i18n.exists('common:nothing-of-that-name')).toBe(false)
})

test('gives everybody the same words until the language changes, and then others', async () => {
  const i18n = await startI18n('en')
  const { result } = renderHook(
    () => [useTranslation('walk'), useTranslation('walk'), useLanguage()] as const,
  )
  const [one, another, language] = result.current
  expect(another).toBe(one)
  expect(language).toBe('en')
  await act(() => i18n.changeLanguage('zh'))
  expect(result.current[0].t).not.toBe(one.t)
  expect(result.current[0].t('finish')).toBe('完成')
  expect(result.current[2]).toBe('zh')
  await act(() => i18n.changeLanguage('en'))
  expect(result.current[0]).toBe(one)
})
