import type { Path } from '../../shared/checklist/value.ts'
import type { Form } from '../../shared/engine/form-view.ts'

/**
 * Where each question of a form stands in an answers file: `ACQ-LEG-01`, or `ACQ-WAT-04_rows[0].ACQ-WAT-04_value` inside
 * a repeat, so that people and scripts find it without knowing row ids.
 */
export function answerPaths(form: Form): ReadonlyMap<Path, string> {
  const places = new Map<Path, string>()
  const visit = (path: Path, prefix: string) => {
    const view = form.view(path)
    if (view === undefined) return
    const place = `${prefix}${view.definition.name}`
    places.set(path, place)
    if (view.kind === 'group') for (const child of view.children) visit(child, prefix)
    if (view.kind === 'repeat') {
      for (const [index, row] of view.rows.entries()) {
        for (const child of row.children) visit(child, `${place}[${index}].`)
      }
    }
  }
  for (const section of form.sections) visit(section, '')
  return places
}
