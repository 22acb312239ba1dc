import { useLiveQuery } from 'dexie-react-hooks'

/**
 * What `query` reads from the storage, read again whenever that changes. Undefined until the first answer; so a query
 * that may find nothing should say null. A failure is thrown while rendering, for the screen's error boundary.
 *
 * `query` must read from the storage only: waiting for anything else inside it loses track of what was read.
 */
export function useLive<T>(query: () => Promise<T>, dependencies: readonly unknown[]): T | undefined {
  return useLiveQuery(async () => query(), [...dependencies])
}
