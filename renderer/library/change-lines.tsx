import type { Change, WordingChange } from '../../shared/checklist/difference.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { type DiffPart, diffWordsOf } from '../ui/word-diff.ts'
import classes from './change-lines.module.css'

/** What changed about one thing: each change with the old at the left and the new at the right. */
export function ChangeLines({ changes }: { readonly changes: readonly Change[] }) {
  const { t, i18n } = useTranslation('checklists')
  const nameOf = (field: string) => {
    const key = `compare.field.${field.replaceAll('.', '-')}`
    return i18n.exists(`checklists:${key}`) ? t(key) : field
  }
  return changes.map((change) =>
    change.kind === 'wording' ? (
      <Wording key={change.field} change={change} name={nameOf(change.field)} />
    ) : (
      <Pair
        key={change.field}
        name={nameOf(change.field)}
        code
        before={change.before === undefined ? null : diffOf(change.before, change.after ?? '', 'before')}
        after={change.after === undefined ? null : diffOf(change.before ?? '', change.after, 'after')}
      />
    ),
  )
}

/** One change of words, language by language; the languages that say the same are left out. */
function Wording({
  change: { before, after },
  name,
}: {
  readonly change: WordingChange
  readonly name: string
}) {
  const tags = [...new Set([...Object.keys(after), ...Object.keys(before)])]
  return tags
    .filter((tag) => (before[tag] ?? '') !== (after[tag] ?? ''))
    .map((tag) => (
      <Pair
        key={tag}
        name={name}
        language={tag}
        before={before[tag] ? diffOf(before[tag], after[tag] ?? '', 'before', tag) : null}
        after={after[tag] ? diffOf(before[tag] ?? '', after[tag], 'after', tag) : null}
      />
    ))
}

function diffOf(before: string, after: string, side: 'before' | 'after', language = 'en') {
  return diffWordsOf(before, after, language).filter((part) => part.side === 'both' || part.side === side)
}

function Pair({
  name,
  language,
  code = false,
  before,
  after,
}: {
  readonly name: string
  /** Tag of the language the words are in. */
  readonly language?: string
  /** Expressions and codes, not sentences. */
  readonly code?: boolean
  /** Null where there was nothing. */
  readonly before: readonly DiffPart[] | null
  readonly after: readonly DiffPart[] | null
}) {
  return (
    <div className={classes.pair} data-code={code}>
      <div className={classes.field}>
        {name}
        {language !== undefined && <span className={classes.tag}>{language}</span>}
      </div>
      <Side parts={before} side="before" language={language} />
      <Side parts={after} side="after" language={language} />
    </div>
  )
}

function Side({
  parts,
  side,
  language,
}: {
  readonly parts: readonly DiffPart[] | null
  readonly side: 'before' | 'after'
  readonly language: string | undefined
}) {
  const { t } = useTranslation('checklists')
  if (parts === null) return <div className={classes.nothing}>{t('compare.nothing')}</div>
  const Mark = side === 'before' ? 'del' : 'ins'
  return (
    <div className={classes.side} lang={language}>
      {parts.map((part, index) =>
        part.side === 'both' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of two fixed texts never change places.
          <span key={index}>{part.text}</span>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          <Mark key={index}>{part.text}</Mark>
        ),
      )}
    </div>
  )
}
