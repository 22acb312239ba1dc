import { Button, Drawer } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { IconArrowLeft, IconArrowRight, IconFlag } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Path } from '../../../shared/checklist/value.ts'
import { useNavigation } from '../../app/route.ts'
import { useAssessment, useAssessmentStore } from '../../assessment/assessment-context.tsx'
import { HandedOverNotice } from '../../assessment/handed-over-notice.tsx'
import { pathsOfSection, titleOfSection } from '../../assessment/use-sections.ts'
import { JumpContext } from '../../explain/jump.ts'
import { keepTarget } from '../../questions/keep-target.ts'
import { QuestionList } from '../../questions/question-list.tsx'
import { useText } from '../../questions/text.ts'
import { useDocumentTitle } from '../../ui/page.tsx'
import { NotAskedButton } from './not-asked-button.tsx'
import { QuestionPanel } from './question-panel.tsx'
import { SaveFailure } from './save-failure.tsx'
import { SectionRail, SectionSelect } from './section-rail.tsx'
import { useKeys } from './use-keys.ts'
import { useTour } from './use-tour.ts'
import { useUndo } from './use-undo.ts'
import classes from './walk.module.css'
import { WalkHeader } from './walk-header.tsx'

/** From this width on the panel stands beside the questions; below it, in a drawer. */
const WIDE = '(min-width: 74em)'

/** Sections at the left, questions in the middle, everything about the question at hand at the right. */
export function Walk({
  start,
  preview,
}: {
  readonly start: Path | null
  /** Stands above a walk that keeps nothing; such a walk says nothing of saving, and cannot be finished. */
  readonly preview?: ReactNode
}) {
  const { t } = useTranslation('walk')
  const text = useText()
  const store = useAssessmentStore()
  const go = useNavigation((state) => state.go)
  const wide = useMediaQuery(WIDE, undefined, { getInitialValueInEffect: false })
  const [panelOpen, panel] = useDisclosure(false)
  const list = useRef<HTMLDivElement>(null)
  const { id } = useAssessment((state) => state.assessment)
  const checklist = useAssessment((state) => state.checklist)
  const tour = useTour(start, list)
  const { section } = tour
  const handedOver = useAssessment((state) => state.handedOver !== null)
  const first = useAssessment((state) => state.views.get(section?.key ?? ''))
  useDocumentTitle(text(checklist.form_title))
  useKeys(tour)
  const undoing = useUndo(tour.goTo)

  const finish = () => {
    store.getState().flush()
    go({ screen: 'finish', assessment: id })
  }
  const handOver = () => {
    store.getState().flush()
    go({ screen: 'hand-over', assessment: id })
  }
  if (section === undefined) return null
  const hint = text(section.group?.hint)
  const jump = (path: Path) => {
    panel.close()
    tour.goTo(path)
  }

  return (
    <JumpContext value={jump}>
      <div className={classes.walk}>
        {preview}
        <WalkHeader
          sections={<SectionSelect open={section.key} onOpen={tour.openSection} />}
          undoing={undoing}
          onNext={tour.toNextUnanswered}
          onGo={tour.goTo}
          onFinish={preview === undefined ? finish : null}
          onHandOver={handOver}
          onPanel={wide ? null : panel.open}
        />
        <SaveFailure />
        <HandedOverNotice />
        <div className={classes.panes}>
          <nav className={classes.rail} aria-label={t('sections')}>
            <SectionRail open={section.key} onOpen={tour.openSection} />
          </nav>
          <div className={classes.middle} ref={list} onPointerDownCapture={keepTarget}>
            <header className={classes.sectionHead}>
              <h2 className={classes.sectionTitle}>{text(titleOfSection(checklist, section, first))}</h2>
              {hint !== '' && <p className={classes.sectionHint}>{hint}</p>}
            </header>
            <div className={classes.sheet}>
              <fieldset className={classes.frozen} disabled={handedOver}>
                <QuestionList key={section.key} paths={pathsOfSection(section, first)} />
              </fieldset>
            </div>
            <div className={classes.absent}>
              <NotAskedButton section={section} />
            </div>
            <div className={classes.foot}>
              {tour.before !== null && (
                <Button
                  variant="default"
                  leftSection={<IconArrowLeft size={18} aria-hidden />}
                  onClick={() => tour.openSection(tour.before)}
                >
                  {t('previousSection')}
                </Button>
              )}
              <span className={classes.spring} />
              {tour.after !== null && (
                <Button
                  rightSection={<IconArrowRight size={18} aria-hidden />}
                  onClick={() => tour.openSection(tour.after)}
                >
                  {t('nextSection')}
                </Button>
              )}
              {tour.after === null && preview === undefined && (
                <Button rightSection={<IconFlag size={18} aria-hidden />} onClick={finish}>
                  {t('finish')}
                </Button>
              )}
            </div>
          </div>
          {wide && (
            <aside className={classes.panel} aria-label={t('panel.title')}>
              <fieldset className={classes.frozen} disabled={handedOver}>
                <QuestionPanel />
              </fieldset>
            </aside>
          )}
        </div>
        {!wide && (
          <Drawer
            opened={panelOpen}
            onClose={panel.close}
            position="right"
            size="24rem"
            title={t('panel.title')}
            styles={{ body: { padding: 0 } }}
            classNames={{ header: classes.drawerHead ?? '' }}
          >
            <fieldset className={classes.frozen} disabled={handedOver}>
              <QuestionPanel />
            </fieldset>
          </Drawer>
        )}
      </div>
    </JumpContext>
  )
}
