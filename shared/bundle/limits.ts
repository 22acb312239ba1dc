/** Every limit of bundle format 1.0 (§12), in bytes where nothing else is said. Changing one changes the format. */

const KIB = 1024
const MIB = 1024 * KIB
const GIB = 1024 * MIB

/** Files in a bundle. */
export const MAX_ENTRIES = 20_000
/** The central directory. */
export const MAX_DIRECTORY_SIZE = 16 * MIB
/** One file. */
export const MAX_ENTRY_SIZE = 16 * GIB
/** The whole bundle. */
export const MAX_BUNDLE_SIZE = 64 * GIB
/** One manifest. */
export const MAX_MANIFEST_SIZE = 8 * MIB
/** Other tag files, statements, feed heads, certificates, signatures. */
export const MAX_SMALL_FILE_SIZE = 64 * KIB
/** JSON files, logs, and the derived pages and tables, each of which is held in memory once. */
export const MAX_JSON_SIZE = 64 * MIB
/** One line of a log. */
export const MAX_LOG_LINE_SIZE = 64 * KIB
/** Feeds of a record. */
export const MAX_FEEDS = 256
/** Signatures under a bundle. */
export const MAX_SIGNATURES = 64

/** Base directory and path together (§2). */
export const MAX_PATH_LENGTH = 180
/** Parts of a path between slashes. */
export const MAX_SEGMENTS = 6
/** Characters of one such part. */
export const MAX_SEGMENT_LENGTH = 100

/** Defects listed one by one; further ones are only counted (§11). */
export const MAX_LISTED_DEFECTS = 1_000

/** Bytes read or written at a time, so that memory does not grow with a bundle. */
export const CHUNK_SIZE = MIB
