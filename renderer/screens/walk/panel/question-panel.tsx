import { Button } from '@mantine/core'
import {
  IconBook2,
  IconClockHour4,
  IconFileCheck,
  IconFlag,
  IconHistory,
  IconMessage2,
  IconPaperclip,
  IconScale,
} from '@tabler/icons-react'
import { memo, type ReactNode, use, useMemo, useState } from 'react'
import type { QuestionView } from '../../../../shared/engine/form-view.ts'
import { useAssessmentStore } from '../../../assessment/assessment-context.tsx'
import { AskWhy } from '../../../explain/ask-why.tsx'
import { useTranslation } from '../../../messages/use-translation.ts'
import { AttachmentTiles } from '../../../questions/fields/attachment-tiles.tsx'
import { FilePicker } from '../../../questions/fields/file-picker.tsx'
import { useQuestionFocusStore } from '../../../questions/question-focus.ts'
import { useText } from '../../../questions/text.ts'
import { HistoryList } from '../history/history-list.tsx'
import { FollowedPathContext, useFollowed } from '../use-followed.ts'
import { Comments } from './comments.tsx'
import { EarlierList } from './earlier-list.tsx'
import { FlagNote } from './flag-note.tsx'
import { mainQuestion } from './main-question.ts'
import classes from './question-panel.module.css'
import { useEarlierAnswers } from './use-earlier-answers.ts'
import { WithdrawnNotes } from './withdrawn-notes.tsx'

/** Everything about the question at hand: how to look at it, what proves it, the standard, files, comments, history. */
export function QuestionPanel() {
  const { t } = useTranslation('walk')
  const store = useAssessmentStore()
  // Behind the question itself, which is what somebody waits for.
  const path = use(FollowedPathContext)
  const { views } = useFollowed()
  // A row that was just added is not followed yet.
  const view = path === null ? undefined : (views.get(path) ?? store.getState().views.get(path))
  if (view?.kind !== 'question') return <p className={classes.empty}>{t('panel.empty')}</p>
  // The key makes half-written comments stay with the question they were written for.
  return <About key={view.path} view={view} />
}

const About = memo(function About({ view }: { readonly view: QuestionView }) {
  const { t } = useTranslation(['walk', 'questions', 'team'])
  const text = useText()
  const { name, guidance_hint, adit } = useMain(view).definition
  const guidance = text(guidance_hint)
  const evidence = text(adit?.evidence)
  const reference = text(adit?.reference)
  const earlier = useEarlierAnswers(view)
  const focus = useQuestionFocusStore()
  const [flagging, setFlagging] = useState(false)
  return (
    <div className={classes.panel} data-about={view.path}>
      <div className={classes.head}>
        {adit?.severity !== undefined && <div className={classes.code}>{name}</div>}
        <div className={classes.label}>{text(view.label)}</div>
        <AskWhy path={view.path} />
        <div className={classes.acts}>
          <Button
            variant="default"
            leftSection={<IconMessage2 size={18} aria-hidden />}
            onClick={() => focus.getState().comment(view.path)}
          >
            {t('panel.toComment')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconFlag size={18} aria-hidden />}
            onClick={() => setFlagging(true)}
          >
            {t('panel.toFlag')}
          </Button>
        </div>
      </div>
      <WithdrawnNotes view={view} />
      {guidance !== '' && (
        <Part icon={<IconBook2 size={18} />} title={t('panel.guidance')}>
          <p className={classes.words}>{guidance}</p>
        </Part>
      )}
      {(evidence !== '' || adit?.evidence_level !== undefined) && (
        <Part icon={<IconFileCheck size={18} />} title={t('panel.evidence')}>
          {evidence !== '' && <p className={classes.words}>{evidence}</p>}
          {adit?.evidence_level !== undefined && (
            <p className={classes.least}>
              {t('panel.atLeast', { level: t(`questions:evidence.${adit.evidence_level}`) })}
            </p>
          )}
        </Part>
      )}
      {reference !== '' && (
        <Part icon={<IconScale size={18} />} title={t('panel.reference')}>
          <p className={classes.words}>{reference}</p>
        </Part>
      )}
      {earlier.answers.length > 0 && (
        <Part icon={<IconHistory size={18} />} title={t('team:earlier.title')}>
          <EarlierList {...earlier} view={view} />
        </Part>
      )}
      <Part icon={<IconPaperclip size={18} />} title={t('panel.files')}>
        <FilePicker path={view.path} />
        <AttachmentTiles path={view.path} />
      </Part>
      <Part icon={<IconMessage2 size={18} />} title={t('panel.comments')}>
        <Comments path={view.path} />
      </Part>
      <Part icon={<IconFlag size={18} />} title={t('team:flag.title')}>
        <FlagNote path={view.path} writing={flagging} onWriting={setFlagging} />
      </Part>
      <Part icon={<IconClockHour4 size={18} />} title={t('panel.history')}>
        <HistoryList key={view.path} view={view} />
      </Part>
    </div>
  )
})

/** The question that says how to look at it: the one at hand, or the scored one of the matter it is a part of. */
function useMain(view: QuestionView): QuestionView {
  const store = useAssessmentStore()
  const { guidance_hint, adit } = view.definition
  const own = guidance_hint ?? adit?.evidence ?? adit?.reference
  // Only its words are wanted, and those hang on no answer but the question's own.
  return useMemo(() => {
    const { views, sections } = store.getState()
    return own === undefined ? (mainQuestion(views, sections, view.path) ?? view) : view
  }, [own, store, view])
}

function Part({
  icon,
  title,
  children,
}: {
  readonly icon: ReactNode
  readonly title: string
  readonly children: ReactNode
}) {
  return (
    <section className={classes.part}>
      <h3 className={classes.title}>
        <span className={classes.icon} aria-hidden>
          {icon}
        </span>
        {title}
      </h3>
      {children}
    </section>
  )
}
