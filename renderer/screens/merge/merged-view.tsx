import { Button } from '@mantine/core'
import { conflicts } from '../../../shared/record/replay.ts'
import { useNavigation } from '../../app/route.ts'
import { AssessmentProvider, useAssessment } from '../../assessment/assessment-context.tsx'
import { HandedOverNotice } from '../../assessment/handed-over-notice.tsx'
import type { Merged } from '../../merge/apply-merge.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { ConflictList } from '../../questions/marks/conflict-list.tsx'
import { sentenceGap } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import look from '../../ui/staged.module.css'

/** What was taken over, and the conflicts that are left to decide. */
export function MergedView({ merged }: { readonly merged: Merged }) {
  return (
    <AssessmentProvider assessment={merged.assessment}>
      <Outcome merged={merged} />
    </AssessmentProvider>
  )
}

function Outcome({ merged }: { readonly merged: Merged }) {
  const { t } = useTranslation('merge')
  const language = useLanguage()
  const go = useNavigation((state) => state.go)
  const open = useAssessment((state) => conflicts(state.record).length)
  const { assessment, mine } = merged
  return (
    <>
      <Notice
        title={t('done.title', { count: merged.events })}
        actions={
          <>
            <Button onClick={() => go({ screen: 'walk', assessment })}>{t('done.walk')}</Button>
            <Button variant="default" onClick={() => go({ screen: 'mine', mine })}>
              {t('done.mine')}
            </Button>
          </>
        }
      >
        {merged.files > 0 && t('done.files', { count: merged.files })}
        {merged.created && sentenceGap(language) + t('done.created')}
      </Notice>
      <HandedOverNotice />
      <section aria-labelledby="conflicts">
        <h2 id="conflicts" className={look.title}>
          {t('done.conflicts', { count: open })}
        </h2>
        <ConflictList onOpen={(path) => go({ screen: 'walk', assessment, path })} />
      </section>
    </>
  )
}
