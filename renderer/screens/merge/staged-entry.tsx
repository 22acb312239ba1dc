import type { EvidenceLevel } from '../../../shared/checklist/definition.ts'
import type { QuestionView } from '../../../shared/engine/form-view.ts'
import type { GivenAnswer } from '../../../shared/record/record-state.ts'
import type { ItemStatus, StagedItem } from '../../../shared/record/stage-items.ts'
import type { ImportSource } from '../../merge/import-source.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useText } from '../../questions/text.ts'
import { useValueWords } from '../../questions/value-words.ts'
import entry from '../../ui/entry.module.css'
import { formatDateTime } from '../../ui/format.ts'
import look from '../../ui/staged.module.css'
import { EvidenceThumb } from './evidence-thumb.tsx'
import classes from './merge.module.css'

/** What asks for a decision, and what comes in by itself. */
const TONES: Readonly<Partial<Record<ItemStatus, 'warns' | 'brings'>>> = {
  ...{ conflict: 'warns', lost: 'warns' },
  ...{ new: 'brings', 'changed-there': 'brings' },
}

/** One question: what stands here, what the other copy says, what was known to both, files and comments. */
export function StagedEntry({
  item,
  view,
  source,
}: {
  readonly item: StagedItem
  /** Null for a question that the checklist does not know. */
  readonly view: QuestionView | null
  readonly source: ImportSource
}) {
  const { t } = useTranslation(['merge', 'questions'])
  const text = useText(source.opened.checklist.default_language)
  const { status, answer, files, comments, evidence, refused, path } = item
  const level = (one: EvidenceLevel | null) => (one === null ? '–' : t(`questions:evidence.${one}`))
  const fresh = comments.filter((one) => one.status !== 'same')
  return (
    <li className={look.item} data-tone={TONES[status]} data-status={status} data-path={path}>
      <div className={entry.head}>
        <span className={look.badge}>{t(`status.${status}`)}</span>
        <span className={entry.label}>{text(view?.label) || path}</span>
      </div>
      {status === 'lost' && <p className={classes.dim}>{t('entry.lost')}</p>}
      {answer !== null && (
        <div className={classes.sides}>
          <Side
            title={t('entry.before')}
            answers={answer.ancestor === null ? [] : [answer.ancestor]}
            view={view}
          />
          <Side title={t('entry.here')} answers={answer.here} view={view} />
          <Side title={t('entry.there')} answers={answer.there} view={view} />
        </div>
      )}
      {refused.length > 0 && <Side title={t('entry.refused')} answers={refused.slice(-1)} view={view} />}
      {evidence !== null && (
        <p className={classes.dim}>
          {t('entry.evidence', {
            here: level(evidence.here),
            there: level(evidence.there),
          })}
        </p>
      )}
      {files.length > 0 && (
        <ul className={classes.thumbs}>
          {files.map((file) => (
            <li key={`${file.attachment.sha256} ${file.status}`}>
              <EvidenceThumb file={file} source={source} />
            </li>
          ))}
        </ul>
      )}
      {fresh.map(({ comment }) => (
        <p key={comment.event} className={classes.dim}>
          {t('entry.comment', { name: comment.signer.name, text: comment.text })}
        </p>
      ))}
    </li>
  )
}

/** What one side says, by whom and when as claimed. */
function Side({
  title,
  answers,
  view,
}: {
  readonly title: string
  readonly answers: readonly GivenAnswer[]
  readonly view: QuestionView | null
}) {
  const { t } = useTranslation('merge')
  const language = useLanguage()
  const words = useValueWords()
  const say = ({ value, unit }: GivenAnswer) => {
    if (view === null) return JSON.stringify(value)
    return words(unit === undefined ? view : { ...view, unit, otherUnit: null }, value) || t('decide.blank')
  }
  return (
    <div className={classes.side}>
      <div className={classes.sideTitle}>{title}</div>
      {answers.length === 0 && <div className={classes.dim}>{t('entry.nothing')}</div>}
      {answers.map((given) => (
        <div key={given.event} className={classes.given}>
          <strong>{say(given)}</strong>
          {given.reason !== undefined && <div className={classes.dim}>{given.reason}</div>}
          <div className={classes.dim}>
            {given.signer.name} · {t('decide.claimed', { at: formatDateTime(given.at, language) })}
          </div>
        </div>
      ))}
    </div>
  )
}
