// @ts-check
import { readFileSync } from 'node:fs'
import './browser.mjs'

/**
 * What to do with a form, as `test/bench/odk/odk-engine.ts` writes it. Places are `NAME` and `REPEAT[0].NAME`.
 *
 * @typedef {object} Job
 * @property {string} form the XForm
 * @property {Record<string, string>} files what stands in the files that the form names
 * @property {[place: string, value: string | string[] | number][]} steps answers, and numbers of rows for repeats
 *
 * @typedef {Record<string, { relevant: boolean, value: string }>} Snapshot
 */

const { loadForm } = await import('@getodk/xforms-engine')

/** @type {Job} */
const job = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
const start = performance.now()
const form = await loadForm(job.form, {
  fetchFormAttachment: async (/** @type {URL} */ url) => {
    const name = url.href.split('/').at(-1) ?? ''
    return new Response(job.files[decodeURIComponent(name)] ?? '', {
      headers: { 'content-type': name.endsWith('.csv') ? 'text/csv' : 'application/xml' },
    })
  },
})
if (form.status === 'failure') finish({ fault: form.error.message })
else {
  try {
    finish(walk(form.createInstance().root))
  } catch (error) {
    finish({ fault: error instanceof Error ? error.message : String(error) })
  }
}

/** @param {any} root */
function walk(root) {
  const loaded = performance.now() - start
  let nodes = places(root)
  // A form of ODK's begins with one row in each repeat, one of ours with none.
  for (const node of nodes.values()) if (node.nodeType === 'repeat-range:uncontrolled') setRows(node, 0)
  const empty = snapshot(root)
  /** @type {string[]} */
  const refused = []
  for (const [place, value] of job.steps) {
    try {
      if (!nodes.has(place)) nodes = places(root)
      if (typeof value !== 'number') answer(nodes.get(place), value)
      else {
        setRows(nodes.get(place), value)
        nodes = places(root)
      }
    } catch (error) {
      refused.push(`${place}: ${error instanceof Error ? error.message : error}`)
    }
  }
  return { loaded, spent: performance.now() - start, refused, empty, filled: snapshot(root) }
}

/** Every question and repeat by its place. @param {any} root @returns {Map<string, any>} */
function places(root) {
  const found = new Map()
  visit(root, '')
  return found

  /** @param {any} parent @param {string} prefix */
  function visit(parent, prefix) {
    for (const node of parent.currentState.children ?? []) {
      const name = node.currentState.reference
        .replace(/\[\d+\]$/, '')
        .split('/')
        .at(-1)
      if (node.nodeType === 'group') visit(node, prefix)
      else found.set(`${prefix}${name}`, node)
      if (!node.nodeType.startsWith('repeat-range')) continue
      for (const [index, row] of node.currentState.children.entries())
        visit(row, `${prefix}${name}[${index}].`)
    }
  }
}

/** @param {any} root @returns {Snapshot} */
function snapshot(root) {
  return Object.fromEntries(
    [...places(root)].map(([place, node]) => [
      place,
      { relevant: node.currentState.relevant, value: node.currentState.instanceValue ?? '' },
    ]),
  )
}

/** @param {any} repeat @param {number} count */
function setRows(repeat, count) {
  const { length } = repeat.currentState.children
  if (length > count) repeat.removeInstances(count, length - count)
  else if (length < count) repeat.addInstances(length - 1, count - length)
}

/** @param {any} node @param {string | string[]} value */
function answer(node, value) {
  if (node === undefined) throw new Error('is not there')
  switch (node.nodeType) {
    case 'select':
      node.selectValues([value].flat())
      break
    case 'rank':
      node.setValues(value)
      break
    case 'trigger':
      node.setValue(value === 'OK')
      break
    default:
      node.setValue(value)
  }
  if (node.currentState.relevant && node.currentState.instanceValue === '')
    throw new Error(`stays blank for ${value}`)
}

/** @param {unknown} result */
function finish(result) {
  console.log(`\n${JSON.stringify(result)}`)
}
