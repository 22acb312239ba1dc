import { killAll } from '../../app/support/launch-app.ts'

/** Nothing that is asked of the app in one round takes so long; milliseconds. */
const SILENT = 180_000

class Silence extends Error {}

/**
 * Does a round that starts the app, and once more when nothing is heard for minutes: a driver that loses an answer waits
 * for it for ever. Silence is told on the terminal; what is silent twice fails.
 */
export async function heard<Result>(round: () => Promise<Result>): Promise<Result> {
  try {
    return await inTime(round())
  } catch (error) {
    if (!(error instanceof Silence)) throw error
    console.log('nothing was heard for three minutes; once more')
    // It holds the user data that the next start wants.
    await killAll()
    return await inTime(round())
  }
}

function inTime<Result>(work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Silence('nothing was heard for three minutes')), SILENT)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
