import { Center, Loader } from '@mantine/core'
import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import { type StoreApi, useStore } from 'zustand'
import { useTranslation } from '../messages/use-translation.ts'
import { useServices } from '../services.ts'
import { ErrorNotice } from '../ui/notice.tsx'
import type { AssessmentState } from './assessment-state.ts'
import { useLeaveGuard } from './leave-guard.ts'
import { assessmentAtHand, openAssessment } from './open-assessments.ts'

/** The open assessment of the screens below; null outside of one. */
export const AssessmentContext = createContext<StoreApi<AssessmentState> | null>(null)

type Opening =
  | { readonly kind: 'loading' }
  | { readonly kind: 'open'; readonly store: StoreApi<AssessmentState> }
  | { readonly kind: 'failed'; readonly error: unknown }

/**
 * Opens an assessment for what is inside, or shows that it is loading or could not be opened. Screens that follow each
 * other on one assessment share one store, so that nothing is read or replayed twice and nothing unsaved is dropped.
 */
export function AssessmentProvider(props: Provided) {
  // Of another assessment nothing that was on the screen is left.
  return <Provider key={props.assessment} {...props} />
}

interface Provided {
  /** Id of the assessment. */
  readonly assessment: string
  readonly children: ReactNode
}

function Provider({ assessment, children }: Provided) {
  const services = useServices()
  const { t } = useTranslation('walk')
  const [opening, setOpening] = useState<Opening>(() => {
    const store = assessmentAtHand(services, assessment)
    return store === undefined ? { kind: 'loading' } : { kind: 'open', store }
  })
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new attempt opens anew.
  useEffect(() => {
    if (opening.kind === 'open') return
    let wanted = true
    setOpening({ kind: 'loading' })
    openAssessment(services, assessment).then(
      (store) => wanted && setOpening({ kind: 'open', store }),
      (error: unknown) => wanted && setOpening({ kind: 'failed', error }),
    )
    return () => {
      wanted = false
    }
  }, [services, assessment, attempt])

  if (opening.kind === 'loading') {
    return (
      <Center h="100%" mih="12rem" role="status" aria-label={t('opening')}>
        <Loader color="gray" type="bars" />
      </Center>
    )
  }
  if (opening.kind === 'failed') {
    return (
      <Center h="100%" p="lg">
        <ErrorNotice error={opening.error} onRetry={() => setAttempt(attempt + 1)} />
      </Center>
    )
  }
  return (
    <AssessmentContext value={opening.store}>
      <LeaveGuard store={opening.store} />
      {children}
    </AssessmentContext>
  )
}

function LeaveGuard({ store }: { readonly store: StoreApi<AssessmentState> }) {
  useLeaveGuard(store)
  return null
}

/** The store itself, for acting without re-rendering. Throws outside of an `AssessmentProvider`, which is a bug. */
export function useAssessmentStore(): StoreApi<AssessmentState> {
  const store = use(AssessmentContext)
  if (store === null) throw new Error('useAssessment outside of an AssessmentProvider')
  return store
}

/** A part of the open assessment. Re-renders only when that part is another one by identity. */
export function useAssessment<Part>(selector: (state: AssessmentState) => Part): Part {
  return useStore(useAssessmentStore(), selector)
}
