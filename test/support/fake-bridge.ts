import type { Bridge } from '../../renderer/bridge/client.ts'
import {
  type CallName,
  calls,
  type EventName,
  type EventPayload,
  events,
  type Reply,
  type Request,
} from '../../shared/ipc/contract.ts'

type Answers = {
  readonly [Name in CallName]?: (request: Request<Name>) => Reply<Name> | Promise<Reply<Name>>
}

/** A bridge without a main process. */
export interface FakeBridge extends Bridge {
  /** Every call so far, oldest first. */
  readonly made: readonly { readonly name: CallName; readonly request: unknown }[]
  /** Tells the listeners something, as the main process would. */
  tell<Name extends EventName>(name: Name, payload: EventPayload<Name>): void
}

/**
 * Answers calls with `answers`, and checks both directions against the contract, so that a fake cannot drift from it.
 * A call without an answer is a mistake of the test and rejects.
 */
export function createFakeBridge(answers: Answers = {}): FakeBridge {
  const made: { name: CallName; request: unknown }[] = []
  const listeners = new Map<EventName, Set<(payload: never) => void>>()
  return {
    made,
    async call(name, request) {
      calls[name].request.parse(request)
      made.push({ name, request })
      const answer = answers[name] as ((request: unknown) => unknown) | undefined
      if (answer === undefined) throw new Error(`the test has no answer to ${name}`)
      return calls[name].reply.parse(await answer(request)) as Reply<typeof name>
    },
    on(name, listener) {
      const own = listeners.get(name) ?? new Set()
      listeners.set(name, own.add(listener))
      return () => own.delete(listener)
    },
    tell(name, payload) {
      events[name].parse(payload)
      for (const listener of listeners.get(name) ?? []) listener(payload as never)
    },
    filePath: (file) => `/fake/${file.name}`,
  }
}
