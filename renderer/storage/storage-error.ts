import { AppError } from '../../shared/lib/app-error.ts'

/** The names of an error and of the errors inside it: Dexie wraps what IndexedDB says. */
function namesOf(error: unknown): readonly string[] {
  const names: string[] = []
  let current = error
  while (current instanceof Error || current instanceof DOMException) {
    names.push(current.name)
    const { inner, failures } = current as { inner?: unknown; failures?: readonly unknown[] }
    current = inner ?? failures?.[0] ?? current.cause
  }
  return names
}

/**
 * What a failure of the database is called outside of this folder: `disk-full` when there is no room, else
 * `storage-failed` with what the database said as `detail`. An `AppError` stays as it is.
 */
function storageError(error: unknown): AppError {
  if (error instanceof AppError) return error
  const code = namesOf(error).includes('QuotaExceededError') ? 'disk-full' : 'storage-failed'
  return new AppError(
    code,
    { detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) },
    error,
  )
}

/** Runs `work` and gives every failure its code. */
export async function guard<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw storageError(error)
  }
}

/** Whether a failure means that another row has the key. */
export function isTaken(error: unknown): boolean {
  return namesOf(error).includes('ConstraintError')
}

/** Whether a failure means that there is no room. Then nothing is wrong with the copy itself. */
export function isFull(error: unknown): boolean {
  return error instanceof AppError && error.code === 'disk-full'
}
