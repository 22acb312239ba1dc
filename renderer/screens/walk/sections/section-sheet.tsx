import { Button } from '@mantine/core'
import { IconArrowRight, IconSignature } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { TitledSection } from '../../../../shared/checklist/sections.ts'
import type { Path } from '../../../../shared/checklist/value.ts'
import { useAssessment, useAssessmentStore } from '../../../assessment/assessment-context.tsx'
import { pathsOfSection, titleOfSection } from '../../../assessment/use-sections.ts'
import { askedQuestions } from '../../../assessment/views.ts'
import { useTranslation } from '../../../messages/use-translation.ts'
import { LongList } from '../../../questions/fields/long-list.tsx'
import { LeftByFilterContext } from '../../../questions/left-by-filter.ts'
import { QuestionList } from '../../../questions/question-list.tsx'
import { useText } from '../../../questions/text.ts'
import { BackButton } from '../../../ui/back-button.tsx'
import type { Left } from '../filter/use-filter.ts'
import { NotAskedButton } from '../not-asked/not-asked-button.tsx'
import type { Tour } from '../tour/use-tour.ts'
import { useFollowed } from '../use-followed.ts'
import type { WalkMode } from '../use-walk-mode.ts'
import classes from '../walk.module.css'
import { pageOf, pagesOf } from './pages.ts'
import { SectionAssignee } from './section-assignee.tsx'
import { NOTHING } from './section-tally.ts'
import { useTallies } from './use-tallies.ts'

/** The questions of the section that is open: as one list, or page by page. */
export function SectionSheet({
  section,
  tour,
  mode,
  left,
  frozen,
  onClear,
  onFinish,
}: {
  readonly section: TitledSection
  readonly tour: Tour
  readonly mode: WalkMode
  /** What a filter leaves; null without one. */
  readonly left: Left | null
  /** Nothing can be entered. */
  readonly frozen: boolean
  /** Takes the filters off. */
  onClear(): void
  /** Null where there is no end. */
  readonly onFinish: (() => void) | null
}) {
  const { t } = useTranslation(['walk', 'find'])
  const text = useText()
  const store = useAssessmentStore()
  const checklist = useAssessment((state) => state.checklist)
  const first = useAssessment((state) => state.views.get(section.key))
  const inside = useMemo(() => pathsOfSection(section, first), [section, first])
  const paging = usePaging(mode, inside, left, tour)
  const hint = text(section.group?.hint)
  const paths = paging === null ? inside : paging.page === undefined ? [] : [paging.page]
  const isEmpty = left !== null && left.questions.length === 0
  return (
    <>
      <header className={classes.sectionHead}>
        <h2 className={classes.sectionTitle}>{text(titleOfSection(checklist, section, first))}</h2>
        <span className={classes.sectionFigures}>
          <SectionAssignee key={section.key} section={section.key} frozen={frozen} />
          {paging !== null && paging.page !== undefined ? (
            t('find:page.of', { number: paging.index + 1, count: paging.count })
          ) : (
            <Answered section={section.key} />
          )}
        </span>
      </header>
      {hint !== '' && (paging === null || paging.index === 0) && (
        <p className={classes.sectionHint}>{hint}</p>
      )}
      {isEmpty ? (
        <div className={classes.nothing}>
          <p>{t('find:filter.nothing')}</p>
          <Button variant="default" onClick={onClear}>
            {t('find:filter.clear')}
          </Button>
        </div>
      ) : (
        <div className={classes.sheet}>
          <fieldset className={classes.frozen} disabled={frozen}>
            <LeftByFilterContext value={left?.rows ?? null}>
              <LongList
                key={`${section.key} ${paging?.page ?? ''}`}
                questions={() => paths.flatMap((path) => askedQuestions(store.getState().views, path))}
                at={tour.arrived}
              >
                <QuestionList paths={paths} />
              </LongList>
            </LeftByFilterContext>
          </fieldset>
        </div>
      )}
      {paging === null && (
        <div className={classes.absent}>
          <NotAskedButton section={section} />
        </div>
      )}
      <Foot tour={tour} paging={paging} onFinish={onFinish} />
    </>
  )
}

/** How many questions of a section have an answer. */
function Answered({ section }: { readonly section: Path }) {
  const { t } = useTranslation('walk')
  const { answered, asked } = useTallies().bySection.get(section) ?? NOTHING
  return t('answered', { answered, asked })
}

/** Where one is among the pages of a section. */
interface Paging {
  readonly page: Path | undefined
  readonly index: number
  readonly count: number
  readonly before: Path | undefined
  readonly after: Path | undefined
}

function usePaging(mode: WalkMode, inside: readonly Path[], left: Left | null, tour: Tour): Paging | null {
  // A list is no other list after an answer: what stands in it looks after itself.
  const views = useAssessment((state) => (mode === 'list' ? null : state.views))
  return useMemo(() => {
    if (views === null) return null
    const pages = pagesOf(views, inside, left?.rows ?? null)
    const page = pageOf(views, pages, tour.arrived) ?? pages[0]
    const index = page === undefined ? 0 : pages.indexOf(page)
    return { page, index, count: pages.length, before: pages[index - 1], after: pages[index + 1] }
  }, [views, inside, left, tour.arrived])
}

/** On and back: by page where there are pages, and by section at their ends. */
function Foot({
  tour,
  paging,
  onFinish,
}: {
  readonly tour: Tour
  readonly paging: Paging | null
  readonly onFinish: (() => void) | null
}) {
  const { t } = useTranslation(['walk', 'find'])
  const beside = tour.beside(useFollowed().views)
  const before = paging?.before
  const after = paging?.after
  return (
    <div className={classes.foot}>
      {(before !== undefined || beside.before !== null) && (
        <BackButton
          onClick={() => (before === undefined ? tour.openSection(beside.before) : tour.openPage(before))}
        >
          {before === undefined ? t('previousSection') : t('find:page.before')}
        </BackButton>
      )}
      <span className={classes.spring} />
      {(after !== undefined || beside.after !== null) && (
        <Button
          rightSection={<IconArrowRight size={18} aria-hidden />}
          onClick={() => (after === undefined ? tour.openSection(beside.after) : tour.openPage(after))}
        >
          {after === undefined ? t('nextSection') : t('find:page.after')}
        </Button>
      )}
      {after === undefined && beside.after === null && onFinish !== null && (
        <Button rightSection={<IconSignature size={18} aria-hidden />} onClick={onFinish}>
          {t('finish')}
        </Button>
      )}
    </div>
  )
}
