/** Does works one after the other, in the order they were given. One that fails does not hold up the next. */
export type Serial = <Result>(work: () => Promise<Result>) => Promise<Result>

/** An empty row of works. */
export function createSerial(): Serial {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = last.then(work)
    last = done.catch(() => {})
    return done
  }
}
