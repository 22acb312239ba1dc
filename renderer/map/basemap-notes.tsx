import { Alert } from '@mantine/core'
import { AppError } from '../../shared/lib/app-error.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { useErrorWords } from '../ui/error-words.ts'
import type { Basemaps } from './use-basemaps.ts'

/** What is wrong with the basemap in use, or with the one that was to be added; nothing when all is well. */
export function BasemapNotes({ basemaps }: { readonly basemaps: Basemaps }) {
  const { t } = useTranslation('map')
  const errorWords = useErrorWords()
  const { list, error } = basemaps
  const chosen = list.basemaps.find(({ id }) => id === list.chosen)
  const words: string[] = []
  if (chosen !== undefined && chosen.state !== 'ready')
    words.push(t(`basemap.${chosen.state}Note`, { name: chosen.name, path: chosen.path }))
  if (error !== null) {
    const why = error instanceof AppError && error.code === 'not-a-basemap' ? error.details.why : undefined
    words.push(typeof why === 'string' ? t(`basemap.why.${why}`) : errorWords(error).text)
  }
  if (words.length === 0) return null
  return (
    <Alert color="orange" variant="light" role="alert" p="xs">
      {words.join(' ')}
    </Alert>
  )
}
