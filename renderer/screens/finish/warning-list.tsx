import { IconCircleCheck, IconEye } from '@tabler/icons-react'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import type { Path } from '../../../shared/checklist/value.ts'
import type { View } from '../../../shared/engine/form-view.ts'
import type { GivenAnswer, RecordState } from '../../../shared/record/record-state.ts'
import type { Warning } from '../../../shared/score/warnings.ts'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatAmount, formatDateTime, formatNumber } from '../../ui/format.ts'
import { answerInWords } from './answer-words.ts'
import { confirmationOf } from './confirmation.ts'
import classes from './finish.module.css'
import { FinishPanel } from './finish-panel.tsx'
import { JumpRow } from './jump-row.tsx'
import { ShortList } from './short-list.tsx'

/**
 * Answers to look at again before signing: too little proof, or a number hard to believe. None of them blocks. Numbers
 * that somebody stands by stand apart, with the reason that was given, by whom and when.
 */
export function WarningList({
  warnings,
  views,
  choices,
  answers,
  onOpen,
}: {
  readonly warnings: readonly Warning[]
  readonly views: ReadonlyMap<Path, View>
  readonly choices: ChecklistDefinition['choices']
  readonly answers: RecordState['answers']
  readonly onOpen: (path: Path) => void
}) {
  const { t } = useTranslation('finish')
  const language = useLanguage()
  const open: Warning[] = []
  const settled: { readonly warning: Warning; readonly by: GivenAnswer }[] = []
  for (const warning of warnings) {
    const by = confirmationOf(warning, answers)
    if (by === null) open.push(warning)
    else settled.push({ warning, by })
  }

  function note({ rule, path, min, max, evidence, wanted }: Warning): string {
    if (rule === 'evidence') return t('warnings.evidence', { level: evidence, wanted })
    const view = views.get(path)
    if (view?.kind !== 'question') return ''
    const value = answerInWords(view, choices, language)
    const bound = (number: string) => formatAmount(number, '', language, view.unit !== '')
    if (min !== undefined && max !== undefined)
      return t('warnings.between', { value, min: bound(min), max: bound(max) })
    return min === undefined
      ? t('warnings.at-most', { value, max: bound(max ?? '') })
      : t('warnings.at-least', { value, min: bound(min) })
  }

  return (
    <FinishPanel
      id="warnings"
      title={t('warnings.title')}
      count={formatNumber(open.length, language)}
      text={open.length === 0 ? t('warnings.none') : t('warnings.text')}
    >
      {open.length > 0 && (
        <ShortList entries={open} limit={6} showAll={t('warnings.show-all', { count: open.length })}>
          {(warning) => (
            <JumpRow
              key={warning.id}
              mark={<IconEye size={20} aria-hidden />}
              label={textIn(views.get(warning.path)?.label, language)}
              note={note(warning)}
              onOpen={() => onOpen(warning.path)}
            />
          )}
        </ShortList>
      )}
      {settled.length > 0 && (
        <section className={classes.part} aria-labelledby="warnings-settled" data-settled>
          <h3 id="warnings-settled" className={classes.partTitle}>
            <span>{t('warnings.settled')}</span>
            <span className={classes.partCount}>{formatNumber(settled.length, language)}</span>
          </h3>
          <ShortList entries={settled} limit={6} showAll={t('warnings.show-all', { count: settled.length })}>
            {({ warning, by }) => (
              <JumpRow
                key={warning.id}
                mark={<IconCircleCheck size={20} aria-hidden />}
                label={textIn(views.get(warning.path)?.label, language)}
                note={
                  <>
                    <span>{note(warning)}</span>
                    <span className={classes.reason}>{t('warnings.reason', { reason: by.reason })}</span>
                    <span className={classes.reason}>
                      {t('warnings.by', { name: by.signer.name, at: formatDateTime(by.at, language) })}
                    </span>
                  </>
                }
                onOpen={() => onOpen(warning.path)}
              />
            )}
          </ShortList>
        </section>
      )}
    </FinishPanel>
  )
}
