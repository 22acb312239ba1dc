import { Button, Group, Modal, Radio, Switch, Text, UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { Stage } from '../../../shared/checklist/definition.ts'
import { useNavigation } from '../../app/route.ts'
import { planCarry, readEarlier } from '../../assessment/earlier-assessments.ts'
import { startAssessment } from '../../assessment/start-assessment.ts'
import { definitionToUse } from '../../library/company-limits.ts'
import type { LibraryChecklist, LibraryVersion } from '../../library/library.ts'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import type { Mine } from '../../storage/storage.ts'
import { formatDate } from '../../ui/format.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import { useCall } from '../../ui/use-call.ts'
import { CarryChoice } from './carry-choice.tsx'
import classes from './start-dialog.module.css'

/** Chooses a checklist of a stage, and how thoroughly to look, and begins the assessment. */
export function StartDialog({
  mine,
  stage,
  checklists,
  onClose,
}: {
  readonly mine: Mine
  readonly stage: Stage
  /** Those that have a version for this stage; never empty. */
  readonly checklists: readonly LibraryChecklist[]
  onClose(): void
}) {
  const { t } = useTranslation(['checklists', 'common'])
  const services = useServices()
  const go = useNavigation((state) => state.go)
  const versions = checklists.flatMap((checklist) => checklist.versions)
  const [chosen, setChosen] = useState(() => versions[0])
  const [quick, setQuick] = useState(false)
  const isQuick = quick && (chosen?.extended ?? 0) > 0
  const [carry, setCarry] = useState(true)
  const earlier = useCall(() => readEarlier(services, mine.id), [services, mine.id])
  const plan = useCall(async () => {
    if (chosen === undefined || earlier.value === undefined) return undefined
    const definition = await definitionToUse(services, chosen)
    return { ...planCarry(services, earlier.value, definition, isQuick), version: definition.version }
  }, [services, chosen, earlier.value, isQuick])
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const extended = chosen?.extended ?? 0
  // Nobody begins before it is known what there is to take over.
  const ready = chosen !== undefined && (earlier.value !== undefined || earlier.error !== null)
  const begin = async () => {
    if (chosen === undefined) return
    setBusy(true)
    setFailure(null)
    try {
      const definition = await definitionToUse(services, chosen)
      const carried =
        carry && earlier.value !== undefined
          ? planCarry(services, earlier.value, definition, isQuick).entries
          : []
      const { id } = await startAssessment(services, mine, definition, {
        quick: isQuick,
        carried,
      })
      go({ screen: 'walk', assessment: id })
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('start.title', { stage: t(`common:stage.${stage}`) })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Radio.Group
        aria-label={t('start.which')}
        value={chosen === undefined ? null : keyOf(chosen)}
        onChange={(key) => setChosen(versions.find((version) => keyOf(version) === key))}
      >
        <div className={classes.checklists}>
          {checklists.map((checklist, index) => (
            <Choice key={checklist.form_id} checklist={checklist} first={index === 0} />
          ))}
        </div>
      </Radio.Group>
      {extended > 0 && (
        <Switch
          mt="lg"
          checked={quick}
          label={t('start.quick')}
          description={t('start.quickWords', { count: extended })}
          onChange={(event) => setQuick(event.currentTarget.checked)}
        />
      )}
      {plan.value !== undefined && plan.value.version !== chosen?.version && (
        <Text size="sm" mt="lg">
          {t('start.limits', { version: plan.value.version })}
        </Text>
      )}
      {plan.value !== undefined && earlier.value !== undefined && (
        <CarryChoice plan={plan.value} earlier={earlier.value} checked={carry} onChange={setCarry} />
      )}
      {(earlier.error ?? plan.error) !== null && (
        <ErrorNotice
          error={earlier.error ?? plan.error}
          onRetry={earlier.error === null ? plan.retry : earlier.retry}
        />
      )}
      {failure !== null && <ErrorNotice error={failure} />}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button loading={busy} disabled={!ready} onClick={() => void begin()}>
          {t('start.begin')}
        </Button>
      </Group>
    </Modal>
  )
}

/** The newest version of a checklist, and the older ones to open. */
function Choice({
  checklist: { versions },
  first,
}: {
  readonly checklist: LibraryChecklist
  readonly first: boolean
}) {
  const { t } = useTranslation('checklists')
  const [open, setOpen] = useState(false)
  const [newest, ...older] = versions
  return (
    <div className={classes.checklist}>
      <VersionRadio version={newest} first={first} />
      {older.length > 0 && (
        <UnstyledButton className={classes.older} aria-expanded={open} onClick={() => setOpen(!open)}>
          <IconChevronRight size={18} className={classes.chevron} data-open={open} aria-hidden />
          {t('start.older', { count: older.length })}
        </UnstyledButton>
      )}
      {open && older.map((version) => <VersionRadio key={version.version} version={version} />)}
    </div>
  )
}

function VersionRadio({
  version,
  first = false,
}: {
  readonly version: LibraryVersion
  /** The dialog opens with the focus here, not on what closes it. */
  readonly first?: boolean
}) {
  const { t } = useTranslation(['checklists', 'common'])
  const language = useLanguage()
  const { source } = version
  const facts = [
    t('version', { version: version.version }),
    t('start.upTo', { count: version.questions }),
    source.kind === 'built-in'
      ? t('source.builtIn')
      : t('source.file', {
          file: source.entry.file,
          date: formatDate(source.entry.at, language),
          name: source.entry.by.name,
        }),
  ]
  return (
    <Radio
      className={classes.version}
      data-autofocus={first || undefined}
      value={keyOf(version)}
      label={textIn(version.title, language) || version.form_id}
      description={facts.join(' · ')}
    />
  )
}

function keyOf({ form_id, version }: LibraryVersion): string {
  return JSON.stringify([form_id, version])
}
