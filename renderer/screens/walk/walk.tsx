import { Drawer } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useDeferredValue, useRef, useState } from 'react'
import type { Path } from '../../../shared/checklist/value.ts'
import { useNavigation } from '../../app/route.ts'
import { useAssessment, useAssessmentStore } from '../../assessment/assessment-context.tsx'
import { HandedOverNotice } from '../../assessment/handed-over-notice.tsx'
import { IntakePanel } from '../../evidence/intake/intake-panel.tsx'
import { JumpContext } from '../../explain/jump.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { CommentContext } from '../../questions/comment-context.ts'
import { keepTarget } from '../../questions/keep-target.ts'
import { useQuestionFocusStore } from '../../questions/question-focus.ts'
import { useText } from '../../questions/text.ts'
import { useDocumentTitle } from '../../ui/page.tsx'
import { Around } from './around.tsx'
import { useFilter, useLeft } from './filter/use-filter.ts'
import { WalkBar } from './header/walk-bar.tsx'
import { WalkHeader } from './header/walk-header.tsx'
import { SaveFailure } from './save-failure.tsx'
import { SearchDialog } from './search/search-dialog.tsx'
import { SectionRail, SectionSelect } from './sections/section-rail.tsx'
import { SectionSheet } from './sections/section-sheet.tsx'
import { useKeys } from './tour/use-keys.ts'
import { useTour } from './tour/use-tour.ts'
import { UndoButtons } from './undo/undo-buttons.tsx'
import { useWalkMode, type WalkMode } from './use-walk-mode.ts'
import classes from './walk.module.css'
import { type Side, WalkSide } from './walk-side.tsx'

/** From this width on the panel stands beside the questions; below it, in a drawer. */
const WIDE = '(min-width: 74em)'

/** Up to this width there is no room for the list of sections; see `.rail`. */
const NARROW = '(max-width: 62em)'

/** How a walk opens: where the person was, and how they look at it. */
export interface WalkStart {
  /** The question to open at; null for the beginning. */
  readonly path: Path | null
  /** The filters that were on; names that are none are passed over. */
  readonly filters: readonly string[]
  readonly mode: WalkMode
}

interface WalkProps {
  readonly start: WalkStart
  /** Stands above a walk that keeps nothing; such a walk says nothing of saving, and cannot be finished. */
  readonly preview?: ReactNode
}

/** Sections at the left, questions in the middle, everything about the question at hand at the right. */
export function Walk(props: WalkProps) {
  return (
    <Around>
      <Panes {...props} />
    </Around>
  )
}

function Panes({ start, preview }: WalkProps) {
  const { t } = useTranslation(['walk', 'find'])
  const text = useText()
  const store = useAssessmentStore()
  const focus = useQuestionFocusStore()
  const go = useNavigation((state) => state.go)
  const wide = useMediaQuery(WIDE, undefined, { getInitialValueInEffect: false })
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false })
  const [panelOpen, panel] = useDisclosure(false)
  const [side, setSide] = useState<Side>('question')
  const [searching, searchDialog] = useDisclosure(false)
  const [filtersShown, filterBar] = useDisclosure(false)
  const [mode, setMode] = useWalkMode(start.mode)
  const list = useRef<HTMLDivElement>(null)
  const { id } = useAssessment((state) => state.assessment)
  const checklist = useAssessment((state) => state.checklist)
  // The questions are what somebody opens a walk for: the first picture does not wait for what stands beside them.
  const isBegun = useDeferredValue(true, false)
  const filtering = useFilter(start.filters)
  const tour = useTour(start.path, list, filtering.bySection)
  const { section } = tour
  const left = useLeft(filtering.on, section, tour.arrived)
  const handedOver = useAssessment((state) => state.handedOver !== null)
  useDocumentTitle(text(checklist.form_title))

  const isSideShown = wide || panelOpen
  const toggleProblems = () => {
    if (side === 'problems' && isSideShown) {
      setSide('question')
      panel.close()
    } else {
      setSide('problems')
      if (!wide) panel.open()
    }
  }
  useKeys({
    ...tour,
    openBeside: (which) => tour.openSection(tour.beside(store.getState().views)[which]),
    step: (by) => tour.step(by, left?.questions),
    search: searchDialog.open,
    problems: toggleProblems,
  })

  const finish = () => {
    store.getState().flush()
    go({ screen: 'finish', assessment: id })
  }
  const handOver = () => {
    store.getState().flush()
    go({ screen: 'hand-over', assessment: id })
  }
  if (section === undefined) return null
  const jump = (path: Path) => {
    panel.close()
    tour.jumpTo(path)
  }
  const commentOn = (path: Path) => {
    setSide('question')
    if (!wide) panel.open()
    focus.getState().goTo(path)
    focus.getState().comment(path)
  }
  const changeMode = (next: WalkMode) => {
    setMode(next)
    // The page that is shown then is the one of the question at hand.
    const { at } = focus.getState()
    if (at !== null) tour.goTo(at)
  }
  const sideShown = (
    <WalkSide side={side} section={section.key} frozen={handedOver} onSide={setSide} onGo={jump} />
  )

  return (
    <JumpContext value={jump}>
      <div className={classes.walk}>
        {preview}
        <WalkHeader
          sections={narrow ? <SectionSelect open={section.key} onOpen={tour.openSection} /> : null}
          undoing={<UndoButtons onGo={tour.goTo} />}
          onNext={() => tour.toNext('unanswered')}
          onGo={jump}
          onFinish={preview === undefined ? finish : null}
          onHandOver={handOver}
          onPanel={
            wide
              ? null
              : () => {
                  setSide('question')
                  panel.open()
                }
          }
        />
        <SaveFailure />
        <HandedOverNotice />
        <div className={classes.panes}>
          <nav className={classes.rail} aria-label={t('sections')}>
            <SectionRail open={section.key} left={filtering.bySection} onOpen={tour.openSection} />
          </nav>
          <div className={classes.column}>
            <div className={classes.bar}>
              <WalkBar
                tour={tour}
                filtering={filtering}
                filters={{ shown: filtersShown, toggle: filterBar.toggle }}
                problems={{
                  shown: side === 'problems' && isSideShown,
                  toggle: toggleProblems,
                }}
                mode={mode}
                onSearch={searchDialog.open}
                onMode={changeMode}
              />
            </div>
            <div className={classes.middle} ref={list} onPointerDownCapture={keepTarget}>
              <CommentContext value={commentOn}>
                <SectionSheet
                  section={section}
                  tour={tour}
                  mode={mode}
                  left={left}
                  frozen={handedOver}
                  onClear={filtering.clear}
                  onFinish={preview === undefined ? finish : null}
                />
              </CommentContext>
            </div>
          </div>
          {wide && (
            <aside className={classes.panel} aria-label={t('panel.title')}>
              {isBegun && sideShown}
            </aside>
          )}
        </div>
        {!wide && (
          <Drawer
            opened={panelOpen}
            onClose={panel.close}
            position="right"
            size="24rem"
            title={side === 'question' ? t('panel.title') : t('find:problems.title')}
            styles={{ body: { padding: 0 } }}
            classNames={{ header: classes.drawerHead ?? '' }}
          >
            {sideShown}
          </Drawer>
        )}
        <IntakePanel below />
        <SearchDialog opened={searching} onClose={searchDialog.close} onGo={jump} />
      </div>
    </JumpContext>
  )
}
