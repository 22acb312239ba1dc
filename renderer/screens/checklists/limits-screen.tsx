import { Button, FileButton, Group } from '@mantine/core'
import { IconFileImport, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { MAX_LIMITS_BYTES } from '../../../shared/checklist/lay-limits.ts'
import { decodeUtf8 } from '../../../shared/lib/bytes.ts'
import { effectsOf } from '../../library/company-limits.ts'
import { definitionOf, useLibrary } from '../../library/use-library.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { useLive } from '../../storage/use-live.ts'
import { formatDate } from '../../ui/format.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { useCall } from '../../ui/use-call.ts'
import { keepLimits } from './keep-limits.ts'
import classes from './limits.module.css'
import { LimitsEffects, LimitsProblems } from './limits-effects.tsx'

interface Picked {
  readonly file: string
  /** Null when it is no text in UTF-8, or too large to be a table of limits. */
  readonly csv: string | null
}

/** The company's own limits: what they change, taking a table in, taking it out again. */
export function LimitsScreen() {
  const { t } = useTranslation(['checklists', 'common'])
  const language = useLanguage()
  const services = useServices()
  const [picked, setPicked] = useState<Picked | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const settings = useLive(() => services.storage.getSettings(), [services])
  const library = useLibrary()
  const csv = picked === null ? (settings?.limits?.csv ?? null) : picked.csv
  const result = useCall(async () => {
    if (library.value === undefined || csv === null) return undefined
    const newest = library.value.map(({ versions: [version] }) => definitionOf(services, version))
    return { csv, ...effectsOf(await Promise.all(newest), csv) }
  }, [services, library.value, csv])
  // An answer about the table before is none about this one.
  const told = result.value?.csv === csv ? result.value : undefined

  const pick = async (file: File | null) => {
    if (file === null) return
    setFailure(null)
    const bytes = file.size > MAX_LIMITS_BYTES ? null : new Uint8Array(await file.arrayBuffer())
    setPicked({ file: file.name, csv: bytes === null ? null : (decodeUtf8(bytes) ?? null) })
  }
  const settle = (done: Promise<void>) =>
    done.then(
      () => {
        setPicked(null)
        setFailure(null)
      },
      (error: unknown) => setFailure(error),
    )
  const keep = () => {
    if (picked?.csv != null) void settle(keepLimits(services, picked.file, picked.csv))
  }

  if (settings === undefined) return null
  const { limits } = settings
  const error = library.error ?? result.error ?? failure
  const good =
    told !== undefined && 'effects' in told && told.effects.some(({ changed }) => changed.length > 0)
  return (
    <Page
      title={picked === null ? t('limits.title') : t('limits.titleOf', { file: picked.file })}
      lead={picked === null ? t('limits.lead') : t('limits.leadPicked')}
      actions={
        picked === null ? (
          <Group gap="xs">
            {limits !== null && (
              <Button
                variant="default"
                leftSection={<IconTrash size={18} aria-hidden />}
                onClick={() => void settle(services.storage.putSettings({ limits: null }))}
              >
                {t('limits.remove')}
              </Button>
            )}
            <FileButton accept=".csv,.txt,.tsv" onChange={(file) => void pick(file)}>
              {(button) => (
                <Button {...button} leftSection={<IconFileImport size={18} aria-hidden />}>
                  {t(limits === null ? 'limits.choose' : 'limits.replace')}
                </Button>
              )}
            </FileButton>
          </Group>
        ) : (
          <Group gap="xs">
            <Button variant="default" onClick={() => setPicked(null)}>
              {t('common:cancel')}
            </Button>
            <Button disabled={!good} onClick={keep}>
              {t('limits.use')}
            </Button>
          </Group>
        )
      }
    >
      <div className={classes.stack}>
        {error !== null && <ErrorNotice error={error} />}
        {picked === null && limits === null && <Notice title={t('limits.none')}>{t('limits.format')}</Notice>}
        {picked === null && limits !== null && (
          <p className={classes.origin}>
            {t('limits.from', {
              file: limits.file,
              date: formatDate(limits.at, language),
              name: limits.by.name,
            })}
          </p>
        )}
        {picked !== null && picked.csv === null && (
          <Notice tone="danger" title={t('limits.unreadable')}>
            {t('limits.unreadableNext')}
          </Notice>
        )}
        {told !== undefined && 'problems' in told && <LimitsProblems problems={told.problems} />}
        {told !== undefined && 'effects' in told && <LimitsEffects effects={told.effects} />}
      </div>
    </Page>
  )
}
