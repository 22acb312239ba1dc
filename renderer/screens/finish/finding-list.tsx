import { type ChecklistDefinition, SEVERITIES } from '../../../shared/checklist/definition.ts'
import { limitSourceText } from '../../../shared/checklist/limit-source.ts'
import type { Path } from '../../../shared/checklist/value.ts'
import type { View } from '../../../shared/engine/form-view.ts'
import type { Finding } from '../../../shared/score/findings.ts'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatNumber } from '../../ui/format.ts'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import { answerInWords } from './answer-words.ts'
import { FinishPanel } from './finish-panel.tsx'
import { JumpRow } from './jump-row.tsx'
import { ShortList } from './short-list.tsx'

/** What was found by rule, the worst first; each line leads to its question. */
export function FindingList({
  findings,
  views,
  checklist,
  onOpen,
}: {
  readonly findings: readonly Finding[]
  readonly views: ReadonlyMap<Path, View>
  readonly checklist: ChecklistDefinition
  readonly onOpen: (path: Path) => void
}) {
  const { t } = useTranslation('finish')
  const language = useLanguage()
  const worstFirst = SEVERITIES.flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  )

  /** What was answered, what it broke, and why that is a finding. */
  function note({ path, rule, gate, value, limit }: Finding): string {
    const view = views.get(path)
    const answer =
      view?.kind === 'question' ? answerInWords({ ...view, value }, checklist.choices, language) : ''
    const parts = [
      limit?.max !== undefined && rule === 'limit'
        ? t('findings.limit-max', { value: answer, limit: formatNumber(limit.max, language) })
        : limit?.min !== undefined && rule === 'limit'
          ? t('findings.limit-min', { value: answer, limit: formatNumber(limit.min, language) })
          : answer,
      rule === 'limit' && limit?.source
        ? t('findings.limit-source', { source: textIn(limitSourceText(checklist, limit.source), language) })
        : '',
      t(`findings.rule-${rule}`),
      gate ? t('findings.gate') : '',
    ]
    return parts.filter(Boolean).join(' · ')
  }

  return (
    <FinishPanel
      id="findings"
      title={t('findings.title')}
      count={formatNumber(findings.length, language)}
      text={findings.length === 0 ? t('findings.none') : t('findings.text')}
    >
      <ShortList entries={worstFirst} limit={8} showAll={t('findings.show-all', { count: findings.length })}>
        {(finding) => (
          <JumpRow
            key={finding.id}
            mark={<SeverityMark severity={finding.severity} word={false} />}
            label={textIn(views.get(finding.path)?.label, language)}
            note={note(finding)}
            onOpen={() => onOpen(finding.path)}
          />
        )}
      </ShortList>
    </FinishPanel>
  )
}
