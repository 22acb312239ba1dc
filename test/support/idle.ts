/*
 * Moments in which a page has nothing to do, which jsdom does not know: the next turn is one.
 */

globalThis.requestIdleCallback ??= (work) =>
  Number(setTimeout(() => work({ didTimeout: false, timeRemaining: () => 10 })))
globalThis.cancelIdleCallback ??= (id) => clearTimeout(id)
