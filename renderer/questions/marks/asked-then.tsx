import { useLanguage } from '../../messages/use-language.ts'
import { sentenceGap } from '../../ui/format.ts'
import type { DiffPart } from '../../ui/word-diff.ts'
import { MarkDetail } from './mark-strip.tsx'

/** How a question was put when it was answered, as `questionThen` gives it, with the words marked that were changed since. */
export function AskedThen({
  lead,
  parts,
}: {
  /** Says what follows. */
  readonly lead: string
  readonly parts: readonly DiffPart[]
}) {
  const language = useLanguage()
  return (
    <MarkDetail>
      {lead}
      {sentenceGap(language)}
      {parts.map(({ text, side }, index) => {
        const Part = side === 'before' ? 'em' : 'span'
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of two fixed texts never change places.
        return <Part key={index}>{text}</Part>
      })}
    </MarkDetail>
  )
}
