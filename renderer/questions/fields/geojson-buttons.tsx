import { Button, FileButton, Menu, Text } from '@mantine/core'
import { IconFileExport, IconFileImport } from '@tabler/icons-react'
import { useState } from 'react'
import type { GeoPoint } from '../../../shared/checklist/value.ts'
import type { GeoJsonPath, GeoJsonProblem, PathType } from '../../../shared/geo/geojson.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { useErrorWords } from '../../ui/error-words.ts'
import { formatBytes, formatList } from '../../ui/format.ts'

/** Bytes; a file of a thousand corners is a hundredth of it. */
const MOST_BYTES = 20_000_000

type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'problem'; readonly words: string }
  | { readonly kind: 'saved'; readonly path: string }
  | { readonly kind: 'choice'; readonly paths: readonly GeoJsonPath[] }

/** Takes a line or an area from a GeoJSON file, and writes the one that stands here into one. */
export function GeoJsonButtons({
  type,
  name,
  points,
  readOnly,
  onTake,
}: {
  readonly type: PathType
  /** The question's name: it names the file. */
  readonly name: string
  /** What stands here; nothing can be written while it is empty. */
  readonly points: readonly GeoPoint[]
  readonly readOnly: boolean
  onTake(points: readonly GeoPoint[]): void
}) {
  const { t } = useTranslation('map')
  const { bridge } = useServices()
  const problemWords = useProblemWords(type)
  const errorWords = useErrorWords()
  const language = useLanguage()
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'none' })

  const take = async (file: File) => {
    if (file.size > MOST_BYTES) {
      setOutcome({
        kind: 'problem',
        words: t('geojson.problem.too-large', { size: formatBytes(MOST_BYTES, language) }),
      })
      return
    }
    const { readGeoJson } = await import('../../../shared/geo/geojson.ts')
    const read = readGeoJson(await file.text(), type)
    if ('problem' in read) setOutcome({ kind: 'problem', words: problemWords(read.problem) })
    else if (read.paths.length > 1) setOutcome({ kind: 'choice', paths: read.paths })
    else choose(read.paths[0])
  }
  const choose = (path: GeoJsonPath | undefined) => {
    setOutcome(
      path !== undefined && path.holes > 0
        ? { kind: 'problem', words: t('geojson.holes', { count: path.holes }) }
        : { kind: 'none' },
    )
    if (path !== undefined) onTake(path.points)
  }
  const save = async () => {
    const { writeGeoJson } = await import('../../../shared/geo/geojson.ts')
    const bytes = new TextEncoder().encode(writeGeoJson(points, type, name))
    const saved = await bridge.call('files.save', { kind: 'data', name: `${name}.geojson`, bytes })
    setOutcome(saved === null ? { kind: 'none' } : { kind: 'saved', path: saved.path })
  }
  const fail = (error: unknown) => {
    // What the browser throws is about the file that was chosen.
    const { title } = errorWords(
      error instanceof AppError ? error : new AppError('cannot-read', { path: '' }),
    )
    setOutcome({ kind: 'problem', words: title })
  }
  return (
    <>
      {!readOnly && (
        <FileButton
          accept=".geojson,.json,application/geo+json"
          onChange={(file) => {
            if (file !== null) take(file).catch(fail)
          }}
        >
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconFileImport size={18} aria-hidden />}>
              {t('geojson.import')}
            </Button>
          )}
        </FileButton>
      )}
      {points.length > 1 && (
        <Button
          variant="default"
          leftSection={<IconFileExport size={18} aria-hidden />}
          onClick={() => save().catch(fail)}
        >
          {t('geojson.export')}
        </Button>
      )}
      {outcome.kind === 'choice' && <Choice type={type} paths={outcome.paths} onChoose={choose} />}
      <Text size="sm" w="100%" role="status">
        {outcome.kind === 'problem' && outcome.words}
        {outcome.kind === 'saved' && t('geojson.saved', { path: outcome.path })}
      </Text>
    </>
  )
}

/** A file of several: the person says which is meant. */
function Choice({
  type,
  paths,
  onChoose,
}: {
  readonly type: PathType
  readonly paths: readonly GeoJsonPath[]
  onChoose(path: GeoJsonPath | undefined): void
}) {
  const { t } = useTranslation('map')
  // The ring of an area ends where it began.
  const cornersOf = ({ points }: GeoJsonPath) => points.length - (type === 'geoshape' ? 1 : 0)
  return (
    <Menu defaultOpened onClose={() => onChoose(undefined)} width="22rem">
      <Menu.Target>
        <Button variant="light">{t('geojson.choose')}</Button>
      </Menu.Target>
      <Menu.Dropdown mah="24rem" style={{ overflowY: 'auto' }}>
        {paths.map((path, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place in the file.
          <Menu.Item key={index} onClick={() => onChoose(path)}>
            {index + 1}. {path.name || t('geojson.unnamed')} · {t('corners', { count: cornersOf(path) })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function useProblemWords(type: PathType): (problem: GeoJsonProblem) => string {
  const { t } = useTranslation('map')
  const language = useLanguage()
  return (problem) => {
    if (problem.code !== 'nothing-of-this-kind')
      return t(`geojson.problem.${problem.code}`, { ...problem, most: 1000 })
    if (problem.found.length === 0) return t('geojson.problem.nothing-at-all')
    const found = formatList(problem.found, language)
    return t(`geojson.problem.nothing-of-this-kind${type === 'geoshape' ? '-area' : ''}`, { found })
  }
}
