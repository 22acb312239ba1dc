import { memo } from 'react'
import type { Path } from '../../../../shared/checklist/value.ts'
import { useAssessment } from '../../../assessment/assessment-context.tsx'
import { titleOfSection, useSections } from '../../../assessment/use-sections.ts'
import { useTranslation } from '../../../messages/use-translation.ts'
import { useText } from '../../../questions/text.ts'
import { useValueWords } from '../../../questions/value-words.ts'
import { useRowName } from './row-name.ts'
import type { Hit } from './search.ts'
import classes from './search-dialog.module.css'

/** One question that was found: its words, where it stands, and what was answered. */
export const SearchHit = memo(function SearchHit({
  id,
  hit: { entry, in: foundIn },
  query,
  active,
  onChoose,
}: {
  readonly id: string
  readonly hit: Hit
  readonly query: string
  readonly active: boolean
  onChoose(path: Path): void
}) {
  const { t } = useTranslation('find')
  const text = useText()
  const words = useValueWords()
  const rowName = useRowName()
  const sections = useSections()
  const checklist = useAssessment((state) => state.checklist)
  const { view, around, row } = entry
  const section = sections.find(({ key }) => key === entry.section)
  const first = useAssessment((state) => state.views.get(entry.section))
  const place = [
    section === undefined ? '' : text(titleOfSection(checklist, section, first)),
    ...around.map(text),
    row === null ? '' : rowName(row),
  ].filter((part) => part !== '')
  const answer = words(view, view.value)
  const hint = foundIn === 'hint' ? text(view.hint) : ''
  const isScored = view.definition.adit?.severity !== undefined
  return (
    // The field keeps the focus and moves through the hits by key (ARIA combobox).
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field.
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus.
    <div
      id={id}
      className={classes.hit}
      role="option"
      aria-selected={active}
      data-hit={view.path}
      onClick={() => onChoose(view.path)}
    >
      <div className={classes.words}>
        {(isScored || foundIn === 'code') && (
          <span className={classes.code}>
            <Marked text={view.definition.name} query={query} />
          </span>
        )}
        <Marked text={text(view.label) || view.definition.name} query={query} />
      </div>
      {hint !== '' && (
        <div className={classes.hint}>
          <Marked text={hint} query={query} />
        </div>
      )}
      <div className={classes.place}>
        <span className={classes.where}>{place.join(' › ')}</span>
        {answer !== '' && (
          <span className={classes.answer}>
            <span className={classes.unseen}>{t('search.answer')}</span>
            <Marked text={answer} query={query} />
          </span>
        )}
      </div>
    </div>
  )
})

/** Text with the words of the query marked, as far as they stand there letter by letter. */
function Marked({ text, query }: { readonly text: string; readonly query: string }) {
  const words = query.trim().split(/\s+/).filter(Boolean)
  if (words.length === 0) return text
  const any = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')
  let from = 0
  return text.split(new RegExp(`(${any})`, 'gi')).map((part, index) => {
    const start = from
    from += part.length
    return index % 2 === 0 ? part : <mark key={start}>{part}</mark>
  })
}
