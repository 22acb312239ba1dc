import { UnstyledButton } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { Path } from '../../../../shared/checklist/value.ts'
import { useLanguage } from '../../../messages/use-language.ts'
import { useTranslation } from '../../../messages/use-translation.ts'
import { useText } from '../../../questions/text.ts'
import { useValueWords } from '../../../questions/value-words.ts'
import { FilterChips } from '../../../ui/filter-chips.tsx'
import { formatNumber } from '../../../ui/format.ts'
import classes from './problem-panel.module.css'
import { ProblemRow } from './problem-row.tsx'
import { PROBLEM_KINDS, type ProblemKind, type ProblemSection, type Problems } from './problems.ts'

/** Lines of a section before the rest is asked for. */
const FEW = 6

/** Everything that is not right yet, by section; each line leads to its question. */
export function ProblemPanel({
  problems,
  section,
  onGo,
}: {
  readonly problems: Problems
  /** Key of the section that is open: its problems come first. */
  readonly section: Path
  onGo(path: Path): void
}) {
  const { t } = useTranslation('find')
  const [wanted, setKind] = useState<ProblemKind | null>(null)
  const { sections, counts, total, leftOut } = problems
  const kinds = PROBLEM_KINDS.filter((kind) => counts[kind] > 0)
  // A kind whose last problem is mended is no filter any more.
  const kind = wanted !== null && counts[wanted] > 0 ? wanted : null
  const left = sections
    .map((each) =>
      kind === null ? each : { ...each, problems: each.problems.filter((one) => one.kind === kind) },
    )
    .filter((each) => each.problems.length > 0)
    .sort((a, b) => Number(b.key === section) - Number(a.key === section))
  return (
    <div className={classes.panel} data-problems={total}>
      {total === 0 ? (
        <p className={classes.none}>
          <IconCircleCheck size={20} aria-hidden />
          {t('problems.none')}
        </p>
      ) : (
        kinds.length > 1 && (
          <div className={classes.kinds}>
            <FilterChips<ProblemKind>
              label={t('problems.kinds')}
              all={t('problems.all', { count: total })}
              options={kinds.map((value) => ({
                value,
                label: t(`problems.kind-${value}`),
                count: counts[value],
              }))}
              value={kind}
              onChange={setKind}
            />
          </div>
        )
      )}
      {left.map((each) => (
        <Section key={`${each.key} ${kind}`} section={each} onGo={onGo} />
      ))}
      {leftOut.length > 0 && kind === null && <LeftOut questions={leftOut} />}
    </div>
  )
}

function Section({ section, onGo }: { readonly section: ProblemSection; onGo(path: Path): void }) {
  const { t } = useTranslation('find')
  const text = useText()
  const [whole, setWhole] = useState(false)
  const { problems, label } = section
  const shown = whole || problems.length <= FEW + 1 ? problems : problems.slice(0, FEW)
  const title = text(label)
  return (
    <section aria-label={title} className={classes.section}>
      <h3 className={classes.title}>
        <span>{title}</span>
        <span className={classes.count}>{problems.filter(({ settled }) => settled !== true).length}</span>
      </h3>
      <ul className={classes.rows}>
        {shown.map((problem) => (
          <ProblemRow key={`${problem.kind} ${problem.path}`} problem={problem} onGo={onGo} />
        ))}
      </ul>
      {shown.length < problems.length && (
        <UnstyledButton className={classes.more} onClick={() => setWhole(true)}>
          {t('problems.more', { count: problems.length })}
        </UnstyledButton>
      )}
    </section>
  )
}

function LeftOut({ questions }: { readonly questions: Problems['leftOut'] }) {
  const { t } = useTranslation('find')
  const text = useText()
  const words = useValueWords()
  const language = useLanguage()
  const [whole, setWhole] = useState(false)
  const shown = whole || questions.length <= FEW + 1 ? questions : questions.slice(0, FEW)
  return (
    <section aria-labelledby="left-out-here" className={classes.section}>
      <h3 className={classes.title} id="left-out-here">
        <span>{t('leftOut.title')}</span>
        <span className={classes.count}>{formatNumber(questions.length, language)}</span>
      </h3>
      <p className={classes.words}>{t('leftOut.text')}</p>
      <ul className={classes.rows}>
        {shown.map((view) => (
          <li key={view.path} className={classes.plain}>
            <span className={classes.label}>{text(view.label) || view.definition.name}</span>
            <span className={classes.note}>{words(view, view.value)}</span>
          </li>
        ))}
      </ul>
      {shown.length < questions.length && (
        <UnstyledButton className={classes.more} onClick={() => setWhole(true)}>
          {t('problems.more', { count: questions.length })}
        </UnstyledButton>
      )}
    </section>
  )
}
