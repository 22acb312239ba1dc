import type { Test } from '../../shared/engine/explanation.ts'
import { joinedParts } from './comparison.ts'
import classes from './explain.module.css'
import { conditionWords } from './expression-words.ts'
import { phrase } from './phrase.ts'
import { PhraseText } from './phrase-text.tsx'
import type { Speaker } from './speaker.ts'
import { TestMark } from './test-mark.tsx'

/** Each part of a condition on a line of its own, with whether it holds. */
export function TestList({ tests, speaker }: { readonly tests: readonly Test[]; readonly speaker: Speaker }) {
  return (
    <ul className={classes.tests}>
      {tests.map((test) => (
        <li key={test.tree.at.start}>
          <TestLine test={test} speaker={speaker} />
        </li>
      ))}
    </ul>
  )
}

/** One condition with its mark; what hangs together stands below its heading. */
function TestLine({ test, speaker }: { readonly test: Test; readonly speaker: Speaker }) {
  const parts = partsToList(test)
  const words =
    parts === null
      ? conditionWords(test.tree, speaker)
      : phrase('words', speaker.t(`parts.${test.kind === 'one' ? 'all' : test.kind}`))
  return (
    <>
      <div className={classes.line} data-fails={test.holds === false || undefined}>
        <TestMark holds={test.holds} />
        <span>
          <PhraseText phrase={words} sentence />
        </span>
      </div>
      {parts !== null && <TestList tests={parts} speaker={speaker} />}
    </>
  )
}

/** The parts that are listed below; null for what reads well on one line. */
export function partsToList({ kind, tree, parts }: Test): readonly Test[] | null {
  if (kind === 'one') return null
  if (kind === 'not') return parts.some((part) => partsToList(part) !== null) ? parts : null
  // “State” is “Old” or “Broken” is one statement.
  return joinedParts(tree, kind === 'all' ? 'and' : 'or').length === 1 ? null : parts
}
