import { useCallback, useEffect, useRef, useState } from 'react'
import type { Checklist } from '../../../shared/checklist/checklist.ts'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import { loadChecklist } from '../../../shared/checklist/load-checklist.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import type { Sha256 } from '../../../shared/lib/sha256.ts'
import { settleAssessment } from '../../assessment/open-assessments.ts'
import { applyMerge, type Merged } from '../../merge/apply-merge.ts'
import { type ImportSource, openImport } from '../../merge/import-source.ts'
import { type StagedImport, stageImport } from '../../merge/stage-import.ts'
import { type Services, useServices } from '../../services.ts'
import type { Assessment, Mine } from '../../storage/storage.ts'

/** A bundle compared with what is here. */
export interface Staged extends StagedImport {
  readonly source: ImportSource
  /** The version the merged record is walked with. */
  readonly checklist: Checklist
  /** The version of either copy where that is another one: for the words of questions that are gone. */
  readonly others: readonly Checklist[]
  /** The card here; undefined for an assessment that is new to this device. */
  readonly card: Assessment | undefined
  /** The mine here, of the same id. */
  readonly mine: Mine | undefined
}

/** Where a merge stands. */
export type MergeState =
  | { readonly kind: 'opening'; readonly done: number; readonly total: number }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'staged'; readonly staged: Staged; readonly error: unknown }
  | { readonly kind: 'merging'; readonly staged: Staged; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly staged: Staged; readonly merged: Merged }

/** Opens the bundle at `path`, compares it, and takes it over when asked. Leaving the screen closes it. */
export function useMerge(path: string) {
  const services = useServices()
  const [state, setState] = useState<MergeState>({ kind: 'opening', done: 0, total: 0 })
  const open = useRef<ImportSource>(undefined)
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt opens anew.
  useEffect(() => {
    let wanted = true
    setState({ kind: 'opening', done: 0, total: 0 })
    const silence = services.bridge.on('work.progress', ({ work, done, total }) => {
      if (work === 'verify' && wanted && open.current === undefined)
        setState({ kind: 'opening', done, total })
    })
    openImport(services, path)
      .then(async (source) => {
        if (!wanted) return await source.close()
        open.current = source
        const staged = await compare(services, source)
        if (wanted) setState({ kind: 'staged', staged, error: null })
      })
      .catch((error: unknown) => {
        if (wanted) setState({ kind: 'failed', error })
      })
    return () => {
      wanted = false
      silence()
      const source = open.current
      open.current = undefined
      source?.close().catch(() => undefined)
    }
  }, [services, path, attempt])

  /** Compares again, e.g. after a person was accepted. */
  const again = useCallback(async () => {
    const source = open.current
    if (source === undefined) return
    try {
      setState({ kind: 'staged', staged: await compare(services, source), error: null })
    } catch (error) {
      setState({ kind: 'failed', error })
    }
  }, [services])

  const merge = useCallback(
    async (shown: Staged) => {
      try {
        // Anew, from what is on the disk now: what was shown may be older than the last answer.
        const staged = await compare(services, shown.source)
        setState({ kind: 'merging', staged, done: 0, total: 0 })
        const merged = await applyMerge(services, staged.source, staged, (done, total) =>
          setState({ kind: 'merging', staged, done, total }),
        )
        setState({ kind: 'done', staged, merged })
      } catch (error) {
        setState({ kind: 'staged', staged: shown, error })
      }
    },
    [services],
  )

  return { state, retry: () => setAttempt(attempt + 1), again, merge }
}

async function compare(services: Services, source: ImportSource): Promise<Staged> {
  const { storage } = services
  const { assessment, mine } = source.opened.assessment
  await settleAssessment(services, assessment)
  const card = await storage.getAssessment(assessment)
  const staged = await stageImport(services, source)
  const { here, there, merged } = staged.merge.checklists
  const [checklist = load(source.opened.checklist), ...others] = [merged, here, there]
    .flatMap((ref) => (ref === null ? [] : [ref.sha256]))
    .filter(isFirst)
    .flatMap((sha256) => staged.checklists.get(sha256) ?? [])
    .map(load)
  return { ...staged, source, checklist, others, card, mine: await storage.getMine(mine.id) }
}

function isFirst(sha256: Sha256, index: number, all: readonly Sha256[]): boolean {
  return all.indexOf(sha256) === index
}

function load(definition: ChecklistDefinition): Checklist {
  const loaded = loadChecklist(definition)
  if ('problems' in loaded) throw new AppError('not-a-checklist', { path: definition.form_id })
  return loaded.checklist
}
