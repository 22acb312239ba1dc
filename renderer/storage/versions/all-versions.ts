import { first } from './001-first.ts'
import { library } from './002-library.ts'
import { copies } from './003-copies.ts'
import type { SchemaVersion } from './schema-version.ts'

/** Every released form of the database, oldest first. */
export const ALL_VERSIONS: readonly SchemaVersion[] = [first, library, copies]
