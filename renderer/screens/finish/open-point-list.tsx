import { OPEN_MARKS } from '../../assessment/open-marks.ts'
import type { OpenSection } from '../../assessment/summary.ts'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import classes from './finish.module.css'
import { FinishPanel } from './finish-panel.tsx'
import { JumpRow } from './jump-row.tsx'
import { ShortList } from './short-list.tsx'

/** Everything that is open, by section; each line leads to its question. */
export function OpenPointList({
  sections,
  onOpen,
}: {
  readonly sections: readonly OpenSection[]
  readonly onOpen: (path: string) => void
}) {
  const { t } = useTranslation('finish')
  const language = useLanguage()
  return (
    <FinishPanel id="missing" title={t('missing.title')} text={t('open.text')}>
      {sections.map((section) => (
        <section key={section.path} className={classes.part} aria-label={textIn(section.label, language)}>
          <h3 className={classes.partTitle}>
            <span>{textIn(section.label, language)}</span>
            <span className={classes.partCount}>{t('missing.count', { count: section.points.length })}</span>
          </h3>
          <ShortList
            entries={section.points}
            limit={6}
            showAll={t('missing.show-all', { count: section.points.length })}
          >
            {({ kind, path, label, message }) => {
              const Mark = OPEN_MARKS[kind]
              return (
                <JumpRow
                  key={`${kind} ${path}`}
                  mark={<Mark size={20} aria-hidden />}
                  label={textIn(label, language)}
                  note={textIn(message, language) || t(`missing.point-${kind}`)}
                  onOpen={() => onOpen(path)}
                />
              )
            }}
          </ShortList>
        </section>
      ))}
    </FinishPanel>
  )
}
