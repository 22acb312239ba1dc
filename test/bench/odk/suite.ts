import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { environment } from '../../../main/cli/environment.ts'
import { exportForm } from '../../../shared/xlsform/export-form.ts'
import { readWorkbook } from '../../../shared/xlsform/read-workbook.ts'
import { Remarks } from '../../../shared/xlsform/remarks.ts'
import { walkInAdit } from './adit-engine.ts'
import { compare, type Difference } from './compare.ts'
import { walkInOdk } from './odk-engine.ts'
import { printSubject, type Verdict } from './report.ts'
import { readSubjects, type Subject } from './subjects.ts'
import { descendants, type Element, xpathOf } from './survey-tree.ts'
import { toXForm } from './to-xform.ts'

/*
 * What Adit exports, before ODK's own engine: each checklist becomes a workbook, the workbook an XForm, and the XForm is
 * loaded and filled in beside Adit's own form. Fails when a form is not accepted. Names behind `odk` choose subjects.
 */

const { ADIT_BENCH_DIR: folder = join('dist', 'bench') } = process.env
mkdirSync(join(folder, 'odk'), { recursive: true })
const chosen = process.argv.slice(2).filter((option) => !option.startsWith('--'))
const subjects = await readSubjects(environment)
const verdicts = subjects
  .filter(({ name }) => chosen.length === 0 || chosen.some((part) => name.includes(part)))
  .map((subject) => {
    const verdict = examine(subject)
    printSubject(verdict)
    return verdict
  })
const file = join(folder, 'odk.json')
writeFileSync(file, `${JSON.stringify(verdicts, null, 2)}\n`)
console.log(`\n${file}`)
process.exitCode = verdicts.length > 0 && verdicts.every(({ fault }) => fault === null) ? 0 : 1

function examine(subject: Subject): Verdict {
  const { name, checklist } = subject
  const exported = exportForm(checklist.definition)
  const fail = (fault: string): Verdict => ({
    name,
    fault,
    steps: 0,
    refused: [],
    leftOut: [],
    differences: [],
  })
  if (exported.file === undefined) return fail(JSON.stringify(exported.remarks))
  const form = toXForm(readWorkbook(exported.file, new Remarks()))
  writeFileSync(join(folder, 'odk', `${name}.xml`), form.xml)
  const adit = walkInAdit(subject, environment)
  const odk = walkInOdk(form.xml, exported.companions, adit.steps)
  if (odk.fault !== undefined) return fail(`${odk.fault}${rowsOf(odk.fault, form.root)}`)
  const differences: Difference[] = [
    ...compare(checklist, adit.empty, odk.empty),
    ...compare(checklist, adit.filled, odk.filled),
  ]
  const { loaded, spent, refused } = odk
  const { leftOut } = adit
  const compared = Object.keys(adit.empty).length + Object.keys(adit.filled).length
  return {
    name,
    fault: null,
    steps: adit.steps.length,
    compared,
    loaded,
    spent,
    refused,
    leftOut,
    differences,
  }
}

/** Where in the sheet a fault may lie: rows whose path it says, else rows with a word that it puts in quotation marks. */
function rowsOf(fault: string, root: Element): string {
  const elements = descendants(root).slice(1)
  const words = [...fault.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '')
  const byPath = elements.filter((element) => fault.split(/[^\w./-]+/).includes(xpathOf(element)))
  const byWord = elements.filter(({ cells }) =>
    words.some((word) => [...cells.values()].some((text) => text.includes(word))),
  )
  const rows = (byPath.length > 0 ? byPath : byWord).slice(0, 5).map(({ row, name }) => `${row} (${name})`)
  return rows.length === 0 ? '' : `; survey row ${rows.join(', ')}`
}
