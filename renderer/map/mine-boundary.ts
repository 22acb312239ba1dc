import type { Text } from '../../shared/checklist/definition.ts'
import type { EarlierAnswers } from '../assessment/earlier-answers.ts'
import { pointsIn } from './collect-features.ts'
import { isBoundary, MINE_BOUNDARY } from './is-boundary.ts'
import type { MapFeatures } from './map-features.ts'

/** Id on the map of the boundary that an earlier assessment gave. */
export const BOUNDARY_ID = 'mine:boundary'

/**
 * The same features, with the boundary of the mine as the newest earlier assessment gave it, unless this one has its own.
 *
 * @param earlier null while it is not read
 * @param wordsOf what the question of then is called in the language of the screen
 */
export function withBoundary(
  features: MapFeatures,
  earlier: Pick<EarlierAnswers, 'carriedAs'> | null,
  wordsOf: (label: Text) => string,
): MapFeatures {
  if (earlier === null || features.areas.some(({ kind }) => kind === 'mine')) return features
  const found = earlier.carriedAs(MINE_BOUNDARY).find(({ asked, value }) => {
    return isBoundary(asked.definition) && pointsIn(value).length > 2
  })
  if (found === undefined) return features
  const { asked, value } = found
  const label = wordsOf(asked.label) || asked.definition.name
  const area = { id: BOUNDARY_ID, kind: 'mine' as const, label, points: pointsIn(value) }
  return { ...features, areas: [area, ...features.areas] }
}
