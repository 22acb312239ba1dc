import { IconAlertTriangle, IconCopyCheck } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useLanguage } from '../messages/use-language.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { useServices } from '../services.ts'
import type { CopiesState } from '../storage/copies/copies-state.ts'
import { isMended } from '../storage/copies/mended.ts'
import { StatusAside, StatusLine, StatusLink } from '../ui/status-line.tsx'
import { clockTime } from './clock-time.ts'
import { CopiesReport } from './copies-report.tsx'
import { useBothCopies, useCopies } from './use-copies.ts'
import { useSlow } from './use-slow.ts'

/**
 * The proof in one line: how much both copies hold, that they agree, when they were compared, and how much both
 * acknowledged since.
 *
 * @param onReport opens the report of what was put right, where it cannot be opened over the line itself
 */
export function CopiesLine({ onReport }: { readonly onReport?: () => void }) {
  const { t } = useTranslation('copies')
  const language = useLanguage()
  const { environment } = useServices()
  const state = useCopies((all) => all)
  const [open, setOpen] = useState(false)
  const { checked, mending } = state
  useCount(state)
  const behind = useBehindWords(state)
  const slow = useSlow(behind === null)
  const warns = behind !== null || slow !== null
  const Icon = warns ? IconAlertTriangle : IconCopyCheck
  return (
    <StatusLine
      tone={warns ? 'warn' : 'calm'}
      icon={<Icon size={18} aria-hidden />}
      data-copies={
        behind !== null ? 'behind' : slow !== null ? 'slow' : checked === null ? 'opening' : 'agree'
      }
      data-checked={checked?.kind}
    >
      <span>
        {behind ??
          (slow === null ? null : t(`slow.line.${slow.slow}`)) ??
          (checked === null
            ? t('line.opening')
            : t('line.agree', {
                answers: t('answers', { count: checked.answers }),
                files: t('files', { count: checked.files }),
              }))}
      </span>
      {checked !== null && (
        <StatusAside>
          {t(`line.${checked.kind}`, { time: clockTime(checked.at, environment.now(), language) })}
          {checked.since > 0 && ` · ${t('line.since', { count: checked.since })}`}
        </StatusAside>
      )}
      {isMended(mending) && (
        <StatusLink onClick={onReport ?? (() => setOpen(true))}>{t('line.mended')}</StatusLink>
      )}
      <CopiesReport opened={open} onClose={() => setOpen(false)} />
    </StatusLine>
  )
}

/** Keeps the numbers at what both copies acknowledged. Compares nothing: the line stands where people come and go. */
function useCount({ checked, database, journal }: CopiesState): void {
  const copies = useBothCopies()
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted again when a copy was compared or caught up.
  useEffect(() => void copies.count(), [copies, checked, database, journal])
}

/** What a copy lacks, in words; null when neither lacks anything. */
function useBehindWords({ database, journal }: CopiesState): string | null {
  const { t } = useTranslation('copies')
  if (database.kind === 'behind' && journal.kind === 'behind') return t('line.behind.both')
  if (database.kind === 'behind')
    return t('line.behind.database', { what: t('changes', { count: database.waiting }) })
  if (journal.kind === 'behind')
    return t('line.behind.journal', { what: t('changes', { count: journal.waiting }) })
  return null
}
