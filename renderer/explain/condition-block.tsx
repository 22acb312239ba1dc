import type { Test } from '../../shared/engine/explanation.ts'
import classes from './explain.module.css'
import { type Phrase, phrase } from './phrase.ts'
import { PhraseText } from './phrase-text.tsx'
import type { Speaker } from './speaker.ts'
import { partsToList, TestList } from './test-list.tsx'
import { TestMark } from './test-mark.tsx'

/** A condition as one sentence, or as a heading with its parts below. */
export function ConditionBlock({
  test,
  speaker,
  sentence,
  heading,
}: {
  readonly test: Test
  readonly speaker: Speaker
  readonly sentence: () => Phrase
  /** Stands above parts of which all, or any, have to hold. */
  readonly heading: (kind: 'all' | 'any') => string
}) {
  const parts = test.kind === 'all' || test.kind === 'any' ? partsToList(test) : null
  const isParted = parts !== null && (test.kind === 'all' || test.kind === 'any')
  return (
    <>
      <p className={classes.line} data-fails={test.holds === false || undefined}>
        <TestMark holds={test.holds} />
        <span>
          <PhraseText phrase={isParted ? phrase('words', heading(test.kind)) : sentence()} sentence />
        </span>
      </p>
      {isParted && <TestList tests={parts} speaker={speaker} />}
    </>
  )
}
