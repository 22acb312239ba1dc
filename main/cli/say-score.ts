import type { Gate, Rating } from '../../shared/score/score.ts'
import type { Words } from './words.ts'

/** A score to be said: percentages as text with one decimal, null where nothing applies. */
export interface SaidScore {
  readonly overall: string | null
  readonly confidence: string | null
  readonly gate: Gate
  readonly rating: Rating
  readonly provisional: boolean
}

/** A score in one line. */
export function scoreLine(
  { overall, confidence, gate, rating, provisional }: SaidScore,
  { t }: Words,
): string {
  if (overall === null) return t('score.none')
  return t('score.line', {
    score: overall,
    rating: t(`score.rating.${rating}`),
    provisional: provisional ? t('score.provisional') : '',
    gate: t(`score.gate.${gate}`),
    confidence: confidence ?? '–',
  })
}
