import { Button, Drawer } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { IconArrowLeft, IconArrowRight, IconFlag } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Path } from '../../../shared/checklist/value.ts'
import { useNavigation } from '../../app/route.ts'
import { useAssessment, useAssessmentStore } from '../../assessment/assessment-context.tsx'
import { QuestionList } from '../../questions/question-list.tsx'
import { useText } from '../../questions/text.ts'
import { useDocumentTitle } from '../../ui/page.tsx'
import { QuestionPanel } from './question-panel.tsx'
import { SaveFailure } from './save-failure.tsx'
import { SectionRail, SectionSelect } from './section-rail.tsx'
import { useKeys } from './use-keys.ts'
import { useTour } from './use-tour.ts'
import classes from './walk.module.css'
import { WalkHeader } from './walk-header.tsx'

/** From this width on the panel stands beside the questions; below it, in a drawer. */
const WIDE = '(min-width: 74em)'

/** Sections at the left, questions in the middle, everything about the question at hand at the right. */
export function Walk({ start }: { readonly start: Path | null }) {
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
  const section = useAssessment((state) => state.views.get(tour.section))
  useDocumentTitle(text(checklist.form_title))
  useKeys(tour)

  const finish = () => {
    store.getState().flush()
    go({ screen: 'finish', assessment: id })
  }
  if (section?.kind === 'question' || section === undefined) return null
  const children = section.kind === 'group' ? section.children : [section.path]

  return (
    <div className={classes.walk}>
      <WalkHeader
        sections={<SectionSelect open={tour.section} onOpen={tour.openSection} />}
        onNext={tour.toNextUnanswered}
        onFinish={finish}
        onPanel={wide ? null : panel.open}
      />
      <SaveFailure />
      <div className={classes.panes}>
        <nav className={classes.rail} aria-label={t('sections')}>
          <SectionRail open={tour.section} onOpen={tour.openSection} />
        </nav>
        <div className={classes.middle} ref={list}>
          <header className={classes.sectionHead}>
            <h2 className={classes.sectionTitle}>{text(section.label)}</h2>
            {text(section.definition.hint) !== '' && (
              <p className={classes.sectionHint}>{text(section.definition.hint)}</p>
            )}
          </header>
          <div className={classes.sheet}>
            <QuestionList key={tour.section} paths={children} />
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
            {tour.after !== null ? (
              <Button
                rightSection={<IconArrowRight size={18} aria-hidden />}
                onClick={() => tour.openSection(tour.after)}
              >
                {t('nextSection')}
              </Button>
            ) : (
              <Button rightSection={<IconFlag size={18} aria-hidden />} onClick={finish}>
                {t('finish')}
              </Button>
            )}
          </div>
        </div>
        {wide && (
          <aside className={classes.panel} aria-label={t('panel.title')}>
            <QuestionPanel />
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
          <QuestionPanel />
        </Drawer>
      )}
    </div>
  )
}
