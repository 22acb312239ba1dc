import { Button, Stack } from '@mantine/core'
import { IconArrowMerge } from '@tabler/icons-react'
import type { StagedChecklists } from '../../../shared/record/stage-merge.ts'
import { useNavigation } from '../../app/route.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { BackButton } from '../../ui/back-button.tsx'
import { sentenceGap } from '../../ui/format.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import look from '../../ui/staged.module.css'
import { Working } from '../../ui/working.tsx'
import { MergedView } from './merged-view.tsx'
import { StagedFeeds } from './staged-feeds.tsx'
import { StagedList } from './staged-list.tsx'
import { type MergeState, type Staged, useMerge } from './use-merge.ts'

/** Compares a verified bundle with what is on this device, answer by answer, and takes it over. */
export function MergeScreen({ path }: { readonly path: string }) {
  const { t } = useTranslation('merge')
  const go = useNavigation((state) => state.go)
  const { state, retry, again, merge } = useMerge(path)
  const staged = 'staged' in state ? state.staged : null
  return (
    <Page
      title={t('title')}
      eyebrow={staged?.source.opened.assessment.mine.name}
      lead={state.kind === 'done' ? undefined : t('lead')}
      actions={
        state.kind === 'done' ? undefined : (
          <BackButton onClick={() => go({ screen: 'bundle', path })}>{t('back')}</BackButton>
        )
      }
      foot={
        state.kind === 'staged' ? (
          <Act staged={state.staged} onMerge={() => void merge(state.staged)} />
        ) : undefined
      }
    >
      <Stack gap="1.25rem">
        <Body state={state} onRetry={retry} onAgain={() => void again()} />
      </Stack>
    </Page>
  )
}

function Body({ state, onRetry, onAgain }: { readonly state: MergeState; onRetry(): void; onAgain(): void }) {
  const { t } = useTranslation('merge')
  switch (state.kind) {
    case 'opening':
      return <Working words={t('opening')} done={state.done} total={state.total} />
    case 'failed':
      return <ErrorNotice error={state.error} onRetry={onRetry} />
    case 'merging':
      return <Working words={t('merging')} done={state.done} total={state.total} />
    case 'done':
      return <MergedView merged={state.merged} />
    case 'staged':
      return (
        <>
          {state.error !== null && <ErrorNotice error={state.error} />}
          <Situation staged={state.staged} />
          <StagedFeeds staged={state.staged} onTrusted={onAgain} />
          <StagedList staged={state.staged} />
        </>
      )
  }
}

/** What one should know before looking at single answers. */
function Situation({ staged }: { readonly staged: Staged }) {
  const { t } = useTranslation('merge')
  const { card, mine, merge, source } = staged
  const { assessment, kind } = source.opened
  const differs =
    mine !== undefined &&
    (mine.name !== assessment.mine.name || !sameProfile(mine.profile, assessment.mine.profile))
  return (
    <>
      {card === undefined && merge.append.length > 0 && (
        <Notice title={t('situation.new', { mine: assessment.mine.name })}>
          {t(mine === undefined ? 'situation.new-mine' : 'situation.known-mine')}
        </Notice>
      )}
      {card !== undefined &&
        merge.append.length === 0 &&
        merge.feeds.every(({ refused }) => refused.length === 0) && (
          <Notice title={t('situation.nothing')}>{t('situation.nothing-text')}</Notice>
        )}
      <Versions checklists={merge.checklists} nothing={merge.append.length === 0} />
      {kind === 'assessment' && <Notice title={t('situation.final')}>{t('situation.final-text')}</Notice>}
      {differs && (
        <Notice tone="warn" title={t('situation.mine-differs', { name: assessment.mine.name })}>
          {t('situation.mine-differs-text', { name: mine.name })}
        </Notice>
      )}
    </>
  )
}

/** What the merge does to the version of the checklist that this copy is walked with. */
function Versions({
  checklists: { here, there, merged, missing },
  nothing,
}: {
  readonly checklists: StagedChecklists
  readonly nothing: boolean
}) {
  const { t } = useTranslation('merge')
  if (missing !== null) {
    const { form_id, version } = missing
    return (
      <Notice tone="warn" title={t('versions.missing', { version })}>
        {t('versions.missing-text', { form: form_id, version })}
      </Notice>
    )
  }
  if (here === null || there === null || merged === null || nothing) return null
  if (merged.sha256 !== here.sha256) {
    return (
      <Notice tone="warn" title={t('versions.moved', { version: merged.version })}>
        {t('versions.moved-text', { version: here.version })}
      </Notice>
    )
  }
  if (there.sha256 === here.sha256) return null
  return (
    <Notice title={t('versions.kept', { version: there.version })}>
      {t('versions.kept-text', { version: here.version })}
    </Notice>
  )
}

function sameProfile(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => a[name] === b[name])
}

function Act({ staged, onMerge }: { readonly staged: Staged; onMerge(): void }) {
  const { t } = useTranslation('merge')
  const language = useLanguage()
  const { append, counts, feeds } = staged.merge
  const forks = feeds.some(({ verdict }) => verdict === 'fork')
  return (
    <div className={look.foot}>
      <span>
        {t('foot', { count: append.length })}
        {counts.conflict > 0 && sentenceGap(language) + t('foot-conflicts', { count: counts.conflict })}
      </span>
      <Button
        leftSection={<IconArrowMerge size={20} aria-hidden />}
        // A fork alone is worth keeping a note of, on a record that is here.
        disabled={append.length === 0 && !(forks && staged.card !== undefined)}
        onClick={onMerge}
      >
        {t('do')}
      </Button>
    </div>
  )
}
