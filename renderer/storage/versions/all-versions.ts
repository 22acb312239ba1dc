import { first } from './001-first.ts'
import type { SchemaVersion } from './schema-version.ts'

/** Every released form of the database, oldest first. */
export const ALL_VERSIONS: readonly SchemaVersion[] = [first]
