import { Alert } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { AppError } from '../../shared/lib/app-error.ts'
import type { Basemaps } from './use-basemaps.ts'

/** What is wrong with the basemap in use, or with the one that was to be added; nothing when all is well. */
export function BasemapNotes({ basemaps }: { readonly basemaps: Basemaps }) {
  const { t } = useTranslation(['map', 'errors'])
  const { list, error } = basemaps
  const chosen = list.basemaps.find(({ id }) => id === list.chosen)
  const words: string[] = []
  if (chosen !== undefined && chosen.state !== 'ready')
    words.push(t(`basemap.${chosen.state}Note`, { name: chosen.name, path: chosen.path }))
  if (error !== null) {
    const { code, details } = error instanceof AppError ? error : new AppError('internal')
    words.push(t(`errors:${code}.title`, details))
    words.push(
      code === 'not-a-basemap' && typeof details.why === 'string'
        ? t(`basemap.why.${details.why}`)
        : t(`errors:${code}.next`, details),
    )
  }
  if (words.length === 0) return null
  return (
    <Alert color="orange" variant="light" role="alert" p="xs">
      {words.join(' ')}
    </Alert>
  )
}
