import { memo, use, useMemo } from 'react'
import type { Path } from '../../shared/checklist/value.ts'
import type { GroupView, View } from '../../shared/engine/form-view.ts'
import { useAssessment, useAssessmentStore } from '../assessment/assessment-context.tsx'
import { isShown } from './is-shown.ts'
import { LeftByFilterContext } from './left-by-filter.ts'
import { ListWindowContext } from './list-window.ts'
import classes from './question-list.module.css'
import { QuestionSlot } from './question-slot.tsx'
import { RepeatBlock } from './repeat-block.tsx'
import { RowMedia } from './row-media.tsx'
import { stretchesOf } from './stretches.ts'
import { useText } from './text.ts'
import { useRoom } from './use-room.ts'

/** Lays out what stands at these paths, in order: questions, groups and repeats, those not asked left out. */
export function QuestionList({ paths }: { readonly paths: readonly Path[] }) {
  const store = useAssessmentStore()
  const isWindowed = use(ListWindowContext) !== null
  const stretches = useMemo(
    () => (isWindowed ? stretchesOf(store.getState().views, paths) : paths),
    [isWindowed, store, paths],
  )
  return stretches.map((each) =>
    typeof each === 'string' ? <Row key={each} path={each} /> : <Stretch key={each[0]} paths={each} />,
  )
}

/** Questions of a long row of them that come and go together, as those of a group do. */
function Stretch({ paths }: { readonly paths: readonly Path[] }) {
  const [element, room] = useRoom<HTMLDivElement>(paths)
  return (
    <div className={classes.stretch} ref={element}>
      {room === null ? (
        paths.map((path) => <Row key={path} path={path} />)
      ) : (
        <div className={classes.room} style={{ height: room }} aria-hidden />
      )}
    </div>
  )
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
  const [section, room] = useRoom(view.children)
  return (
    <section className={classes.group} aria-label={label === '' ? undefined : label} ref={section}>
      {label !== '' && (
        <header className={classes.head}>
          <h3 className={classes.title}>{label}</h3>
          {hint !== '' && <p className={classes.hint}>{hint}</p>}
          <RowMedia media={view.definition.media} alt={label} />
        </header>
      )}
      {room === null ? (
        <QuestionList paths={view.children} />
      ) : (
        <div className={classes.room} style={{ height: room }} aria-hidden />
      )}
    </section>
  )
}
