// @ts-check
import './browser.mjs'
import { readJob, runJob, startClock } from './job.mjs'

const { createInstance } = await import('@getodk/xforms-engine')

const job = readJob()
const form = write(job)
const stop = startClock()
const { root } = await createInstance(form)
const load = stop()

const nodes = new Map()
for (const group of root.currentState.children) {
  for (const node of group.currentState.children ?? []) nodes.set(nameOf(node), node)
}
runJob(job, {
  load,
  answer: (name, value) => nodes.get(name).setValue(value),
  total: () => Number(nodes.get(job.total).currentState.value),
})

/** @param {any} node */
function nameOf(node) {
  return node.currentState.reference.split('/').at(-1)
}

/**
 * The job as ODK XForms, written as XLSForm's converter would; it starts with the answers from before as if it had been
 * saved with them.
 *
 * @param {import('./job.mjs').Job} job
 */
function write({ groups, threshold, total, before }) {
  const values = new Map(before.map(({ name, value }) => [name, value]))
  const places = new Map(
    groups.flatMap((group) => group.questions.map(({ name }) => [name, `/data/${group.name}/${name}`])),
  )
  const scores = groups.map(({ name, score }) => `/data/${name}/${score}`)
  const instance = groups.map(({ name, score, questions }) => {
    const answers = questions.map(
      (question) => `<${question.name}>${values.get(question.name) ?? ''}</${question.name}>`,
    )
    return `<${name}>${answers.join('')}<${score}/></${name}>`
  })
  const binds = groups.flatMap(({ name, score, questions }) => [
    ...questions.map((question) => {
      const relevant =
        question.decider === null ? '' : ` relevant="${places.get(question.decider)} &gt; ${threshold}"`
      return `<bind nodeset="${places.get(question.name)}" type="int"${relevant}/>`
    }),
    `<bind nodeset="/data/${name}/${score}" type="string" calculate="${questions
      .map((question) => `coalesce(${places.get(question.name)}, 0)`)
      .join(' + ')}"/>`,
  ])
  const body = groups.map(({ name, questions }) => {
    const inputs = questions.map(
      (question) => `<input ref="${places.get(question.name)}"><label>${question.label}</label></input>`,
    )
    return `<group ref="/data/${name}"><label>${name}</label>${inputs.join('')}</group>`
  })
  return `<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
  <h:head><h:title>Bench</h:title><model><instance><data id="bench">${instance.join('')}<result><${total}/></result></data></instance>
  ${binds.join('\n')}
  <bind nodeset="/data/result/${total}" type="string" calculate="${scores.join(' + ')}"/>
  </model></h:head>
  <h:body>${body.join('\n')}<group ref="/data/result"><label>Result</label></group></h:body>
</h:html>`
}
