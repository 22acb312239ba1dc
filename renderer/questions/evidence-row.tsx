import { Select } from '@mantine/core'
import { EVIDENCE_LEVELS, type EvidenceLevel } from '../../shared/checklist/definition.ts'
import type { QuestionView, RepeatView } from '../../shared/engine/form-view.ts'
import { useAssessment, useAssessmentStore } from '../assessment/assessment-context.tsx'
import { useAnswerLock } from '../assessment/use-locks.ts'
import { useTranslation } from '../messages/use-translation.ts'
import classes from './evidence-row.module.css'
import { AttachmentTiles } from './fields/attachment-tiles.tsx'
import { isConformity, meaningOf } from './fields/conformity.ts'
import { FilePicker } from './fields/file-picker.tsx'

const FILE_TYPES: ReadonlySet<string> = new Set(['image', 'audio', 'video', 'file'])

/** How well a scored answer is proven, and the files that prove it. */
export function EvidenceRow({ view }: { readonly view: QuestionView | RepeatView }) {
  const { t } = useTranslation('questions')
  const store = useAssessmentStore()
  const level = useAssessment((state) => state.record.evidence.get(view.path)) ?? null
  const lock = useAnswerLock(view.path)
  const wanted = view.definition.adit?.evidence_level
  // An answer that needs no proof to stand counts for less without one; that is all.
  const isWeak = wanted !== undefined && isFavourable(view) && isWeaker(level, wanted)
  const takesFiles = !FILE_TYPES.has(view.definition.type)
  return (
    <div className={classes.row}>
      <div className={classes.line}>
        <Select
          aria-label={t('evidence.label')}
          className={classes.level}
          data={EVIDENCE_LEVELS.map((value) => ({ value, label: t(`evidence.${value}`) }))}
          value={level}
          placeholder={t(isWeak ? 'evidence.placeholder' : 'evidence.optional')}
          allowDeselect={false}
          openOnFocus={false}
          disabled={lock !== null}
          onChange={(value) => {
            if (value !== null) void store.getState().setEvidence(view.path, value as EvidenceLevel)
          }}
        />
        {takesFiles && <FilePicker path={view.path} />}
      </div>
      {isWeak && <p className={classes.weak}>{t('evidence.weak', { level: t(`evidence.${wanted}`) })}</p>}
      {takesFiles && <AttachmentTiles path={view.path} />}
    </div>
  )
}

/** A proof that is not rated counts as none. */
function isWeaker(level: EvidenceLevel | null, wanted: EvidenceLevel): boolean {
  return EVIDENCE_LEVELS.indexOf(level ?? 'E0') < EVIDENCE_LEVELS.indexOf(wanted)
}

/** The level is asked for where the answer speaks for the mine (domain rule D1.6). */
function isFavourable(view: QuestionView | RepeatView): boolean {
  if (view.kind === 'repeat' || view.value === null) return false
  if (!isConformity(view)) return view.limit?.state !== 'breach'
  return typeof view.value === 'string' && meaningOf(view.value, view.definition) === 'favourable'
}
