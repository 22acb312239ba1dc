import { createContext, memo, use, useDeferredValue, useState } from 'react'
import type { Path } from '../../shared/checklist/value.ts'
import type { GroupView, View } from '../../shared/engine/form-view.ts'
import { useAssessment, useAssessmentStore } from '../assessment/assessment-context.tsx'
import { askedQuestions } from '../assessment/views.ts'
import { guessHeightOfAll } from './guess-height.ts'
import { isShown } from './is-shown.ts'
import { ListWindowContext } from './list-window.ts'
import classes from './question-list.module.css'
import { QuestionSlot } from './question-slot.tsx'
import { RepeatBlock } from './repeat-block.tsx'
import { RowMedia } from './row-media.tsx'
import { useText } from './text.ts'

/** The rows that a filter leaves, with those around them; null when nothing is filtered. A repeat in it is shown whole. */
export const LeftByFilterContext = createContext<ReadonlySet<Path> | null>(null)

/** Lays out what stands at these paths, in order: questions, groups and repeats, those not asked left out. */
export function QuestionList({ paths }: { readonly paths: readonly Path[] }) {
  return paths.map((path) => <Row key={path} path={path} />)
}

const Row = memo(function Row({ path }: { readonly path: Path }) {
  // A question subscribes to its own view; here only what decides the layout is looked at.
  const layout = useAssessment((state) => layoutOf(state.views.get(path)))
  const left = use(LeftByFilterContext)
  if (layout === null || (left !== null && !left.has(path))) return null
  if (layout === 'question') return <QuestionSlot path={path} />
  if (layout.kind === 'group') return <GroupBlock view={layout} />
  return (
    <LeftByFilterContext value={null}>
      <RepeatBlock view={layout} renderRow={(children) => <QuestionList paths={children} />} />
    </LeftByFilterContext>
  )
})

function layoutOf(view: View | undefined): Exclude<View, { kind: 'question' }> | 'question' | null {
  if (view === undefined || !view.relevant) return null
  if (view.kind !== 'question') return view
  return isShown(view) ? 'question' : null
}

function GroupBlock({ view }: { readonly view: GroupView }) {
  const text = useText()
  const label = text(view.label)
  const hint = text(view.definition.hint)
  return (
    <section className={classes.group} aria-label={label === '' ? undefined : label}>
      {label !== '' && (
        <header className={classes.head}>
          <h3 className={classes.title}>{label}</h3>
          {hint !== '' && <p className={classes.hint}>{hint}</p>}
          <RowMedia media={view.definition.media} alt={label} />
        </header>
      )}
      <InGroup view={view} />
    </section>
  )
}

/** What stands in a group. Of one that is far away when a list opens there is only room in the first picture. */
function InGroup({ view }: { readonly view: GroupView }) {
  const window = use(ListWindowContext)
  const store = useAssessmentStore()
  const [room] = useState(() => {
    const { views } = store.getState()
    const isFar = window !== null && !askedQuestions(views, view.path).some((path) => window.first.has(path))
    return isFar ? guessHeightOfAll(views, view.children) : null
  })
  const isWhole = useDeferredValue(true, room === null)
  if (!isWhole) return <div className={classes.room} style={{ height: room ?? 0 }} aria-hidden />
  return <QuestionList paths={view.children} />
}
