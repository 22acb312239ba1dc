import { IconEye } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Path } from '../../../shared/checklist/value.ts'
import type { View } from '../../../shared/engine/form-view.ts'
import type { Warning } from '../../../shared/score/warnings.ts'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import classes from './finish.module.css'
import { JumpRow } from './jump-row.tsx'
import { ShortList } from './short-list.tsx'

/** Answers to look at again before signing: too little proof, or a number hard to believe. None of them blocks. */
export function WarningList({
  warnings,
  views,
  onOpen,
}: {
  readonly warnings: readonly Warning[]
  readonly views: ReadonlyMap<Path, View>
  readonly onOpen: (path: Path) => void
}) {
  const { t } = useTranslation('finish')
  const language = useLanguage()

  function note(warning: Warning): string {
    const { rule, value, min, max, evidence, wanted } = warning
    if (rule === 'evidence') return t('warnings.evidence', { level: evidence, wanted })
    if (min !== undefined && max !== undefined) return t('warnings.between', { value, min, max })
    return min === undefined ? t('warnings.at-most', { value, max }) : t('warnings.at-least', { value, min })
  }

  return (
    <section className={classes.panel} aria-labelledby="warnings">
      <h2 id="warnings" className={classes.panelTitle}>
        {t('warnings.title')}
        <span className={classes.partCount}>{warnings.length}</span>
      </h2>
      <p className={classes.panelText}>{t('warnings.text')}</p>
      <ShortList entries={warnings} limit={6} showAll={t('warnings.show-all', { count: warnings.length })}>
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
    </section>
  )
}
