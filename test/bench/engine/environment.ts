import type { Environment } from '../../../shared/engine/form-view.ts'

/** Nothing left to chance. */
export const ENVIRONMENT: Environment = {
  now: () => '2026-05-30T17:00:00.000+02:00',
  random: () => 0.5,
  uuid: () => '00000000-0000-4000-8000-000000000000',
}
