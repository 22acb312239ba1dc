import { Button, VisuallyHidden } from '@mantine/core'
import { IconArrowMerge, IconFolderSearch } from '@tabler/icons-react'
import { useNavigation } from '../../app/route.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import classes from './bundle-screen.module.css'
import { fileNameOf } from './file-name-of.ts'
import { LIGHTS } from './light-words.ts'
import { ReportView } from './report-view.tsx'
import { useVerification, type Verification } from './use-verification.ts'
import { VerifyProgress } from './verify-progress.tsx'

/** Verifies the bundle at `path`, or one that the person picks, and says in plain words what was found. */
export function BundleScreen({ path }: { readonly path?: string | undefined }) {
  const { t } = useTranslation(['bundle', 'merge'])
  const back = useNavigation((state) => state.back)
  const go = useNavigation((state) => state.go)
  const { state, open, stop } = useVerification(path, back)
  // Nothing of a bundle that is not whole and signed is taken over.
  const mergeable =
    state.kind === 'done' && state.report.lights.intact === 'yes' && state.report.lights.signed === 'yes'
      ? state.path
      : null
  const said = useSaid(state)
  const shown = state.kind === 'done' ? state.path : path

  return (
    <Page
      title={shown === undefined ? t('title') : fileNameOf(shown)}
      eyebrow={shown === undefined ? undefined : t('title')}
      lead={shown === undefined ? undefined : <span className={classes.path}>{shown}</span>}
      actions={
        state.kind === 'picking' || state.kind === 'checking' ? undefined : (
          <>
            <Button
              variant={mergeable === null ? 'filled' : 'default'}
              leftSection={<IconFolderSearch size={18} aria-hidden />}
              onClick={() => open(undefined)}
            >
              {t('open-another')}
            </Button>
            {mergeable !== null && (
              <Button
                leftSection={<IconArrowMerge size={18} aria-hidden />}
                onClick={() => go({ screen: 'merge', path: mergeable })}
              >
                {t('merge:open')}
              </Button>
            )}
          </>
        )
      }
    >
      {/* Always there, so that what comes into it is announced. */}
      <VisuallyHidden role="status" data-verification={state.kind}>
        {said}
      </VisuallyHidden>
      {state.kind === 'picking' && <Notice title={t('opening')} />}
      {state.kind === 'checking' && <VerifyProgress progress={state.progress} onStop={stop} />}
      {state.kind === 'failed' && <ErrorNotice error={state.error} onRetry={() => open(path)} />}
      {state.kind === 'done' && <ReportView report={state.report} path={state.path} />}
    </Page>
  )
}

/** What somebody who listens is told of a check: what it does, at each quarter how far it is, and what came out. */
function useSaid(state: Verification): string {
  const { t } = useTranslation('bundle')
  if (state.kind === 'checking') {
    const { step, done, total } = state.progress
    const name = t(`progress.${step === 'verify' ? 'verify' : 'read'}`)
    const quarter = total > 0 ? 25 * Math.floor((4 * done) / total) : 0
    return quarter > 0 && quarter < 100 ? t('progress.said', { name, percent: quarter }) : name
  }
  if (state.kind !== 'done') return ''
  const { lights } = state.report
  return t('progress.ended', {
    lights: LIGHTS.map((name) =>
      t('progress.light', { name: t(`light.${name}.name`), state: t(`state.${lights[name]}`) }),
    ).join(t('progress.between')),
  })
}
