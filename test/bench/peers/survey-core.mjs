// @ts-check
import { Model } from 'survey-core'
import { readJob, runJob, startClock } from './job.mjs'

const job = readJob()
const form = write(job)
const stop = startClock()
const survey = new Model(form)
const load = stop()

// In one go: one by one it takes many minutes.
survey.data = Object.fromEntries(job.before.map(({ name, value }) => [name, value]))
runJob(job, {
  load,
  answer: (name, value) => survey.setValue(name, value),
  total: () => Number(survey.getValue(job.total)),
})

/**
 * The job as a SurveyJS form. What is hidden still counts in SurveyJS' expressions, so the scores ask again whether it is.
 *
 * @param {import('./job.mjs').Job} job
 */
function write({ groups, threshold, total }) {
  const pages = groups.map(({ name, score, questions }) => ({
    name,
    elements: [
      ...questions.map((question) => ({
        type: 'text',
        inputType: 'number',
        name: question.name,
        title: question.label,
        ...(question.decider === null ? {} : { visibleIf: `{${question.decider}} > ${threshold}` }),
      })),
      {
        type: 'expression',
        name: score,
        expression: questions
          .map((question) =>
            question.decider === null
              ? `{${question.name}}`
              : `iif({${question.decider}} > ${threshold}, {${question.name}}, 0)`,
          )
          .join(' + '),
      },
    ],
  }))
  const expression = groups.map(({ score }) => `{${score}}`).join(' + ')
  return {
    pages: [...pages, { name: 'result', elements: [{ type: 'expression', name: total, expression }] }],
  }
}
