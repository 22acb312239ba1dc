import type { Defect } from '../../../shared/bundle/report.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import classes from './defect-lines.module.css'
import { describeDefect, shownCode } from './defect-words.ts'

/** Defects one below the other: the code to quote, the words, and where it is. */
export function DefectLines({ defects }: { readonly defects: readonly Defect[] }) {
  const { t, i18n } = useTranslation(['bundle', 'defects'])
  const words = {
    t: (key: string, gaps: Readonly<Record<string, string>>) => t(key, gaps),
    exists: (key: string) => i18n.exists(key),
  }
  return (
    <ul className={classes.defects}>
      {defects.map((defect, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a report never changes, and lines can be equal.
        <li key={index} className={classes.defect}>
          <code className={classes.code}>{shownCode(defect.code)}</code>
          <span className={classes.defectWords}>{describeDefect(defect, words)}</span>
        </li>
      ))}
    </ul>
  )
}
