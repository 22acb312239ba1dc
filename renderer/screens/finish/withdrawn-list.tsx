import { IconArrowBackUp } from '@tabler/icons-react'
import type { Checklist } from '../../../shared/checklist/checklist.ts'
import type { QuestionDefinition } from '../../../shared/checklist/definition.ts'
import { type Path, splitPath } from '../../../shared/checklist/value.ts'
import type { View } from '../../../shared/engine/form-view.ts'
import type { Finding } from '../../../shared/score/findings.ts'
import type { WithdrawnFinding } from '../../../shared/score/withdrawn-findings.ts'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatDateTime, formatNumber } from '../../ui/format.ts'
import { answerInWords } from './answer-words.ts'
import { FinishPanel } from './finish-panel.tsx'
import { JumpRow } from './jump-row.tsx'
import { ShortList } from './short-list.tsx'

/** Findings that stood once and fell because somebody changed what was said, newest first. */
export function WithdrawnList({
  withdrawn,
  views,
  checklist,
  onOpen,
}: {
  readonly withdrawn: readonly WithdrawnFinding[]
  readonly views: ReadonlyMap<Path, View>
  readonly checklist: Checklist
  readonly onOpen: (path: Path) => void
}) {
  const { t } = useTranslation('finish')
  const language = useLanguage()
  const { choices } = checklist.definition
  const labelOf = (path: Path) => {
    const { name } = splitPath(path)
    return textIn(views.get(path)?.label ?? checklist.rows.get(name)?.definition.label, language) || name
  }

  function note({ finding, change, signer, at }: WithdrawnFinding): string {
    const row = checklist.rows.get(splitPath(finding.path).name)
    const was =
      row?.kind === 'question' && finding.value !== null
        ? answerInWords(asItWas(finding, row.definition), choices, language)
        : ''
    const parts = [
      t(`findings.rule-${finding.rule}`),
      ...(was === '' ? [] : [t('withdrawn.was', { answer: was })]),
      t('withdrawn.by', { name: signer?.name ?? '', date: formatDateTime(at, language) }),
    ]
    if (change.kind === 'row') parts.push(t('withdrawn.row'))
    else if (change.path !== finding.path)
      parts.push(t('withdrawn.cause', { question: labelOf(change.path) }))
    return parts.join(' · ')
  }

  return (
    <FinishPanel
      id="withdrawn"
      title={t('withdrawn.title')}
      count={formatNumber(withdrawn.length, language)}
      text={t('withdrawn.text')}
    >
      <ShortList
        entries={[...withdrawn].reverse()}
        limit={6}
        showAll={t('withdrawn.show-all', { count: withdrawn.length })}
      >
        {(one) => (
          <JumpRow
            key={one.finding.id}
            mark={<IconArrowBackUp size={20} aria-hidden />}
            label={labelOf(one.finding.path)}
            note={note(one)}
            onOpen={() =>
              onOpen(views.get(one.finding.path)?.relevant === true ? one.finding.path : causeOf(one))
            }
          />
        )}
      </ShortList>
    </FinishPanel>
  )
}

/** The answer in its unit of then, since another one may apply by now. */
function asItWas({ value, unit }: Finding, definition: QuestionDefinition) {
  return { definition, value, unit: unit ?? definition.adit?.unit ?? '', otherUnit: null }
}

/** A question that is not asked any more cannot be opened; the one that was changed can. */
function causeOf({ finding, change }: WithdrawnFinding): Path {
  return change.kind === 'answer' ? change.path : finding.path
}
