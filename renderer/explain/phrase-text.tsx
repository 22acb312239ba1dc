import classes from './explain.module.css'
import type { Phrase } from './phrase.ts'

/** A phrase on the screen: names and values stand out from the words between them. */
export function PhraseText({
  phrase,
  sentence = false,
}: {
  readonly phrase: Phrase
  readonly sentence?: boolean
}) {
  const shown = sentence ? capitalized(phrase) : phrase
  return shown.map(({ kind, text }, index) => {
    const key = `${index} ${text}`
    if (kind === 'words') return <span key={key}>{text}</span>
    return (
      <span key={key} className={kind === 'name' ? classes.name : classes.value}>
        {text}
      </span>
    )
  })
}

/** A clause that stands alone begins with a capital; a label or a value keeps its own. */
function capitalized(phrase: Phrase): Phrase {
  const [first, ...rest] = phrase
  if (first?.kind !== 'words') return phrase
  return [{ kind: 'words', text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest]
}
