import type { CallName, Reply, Request } from '../../shared/ipc/contract.ts'

/** Does the work of one call. Throws `AppError` when it cannot; anything else thrown is a bug. */
export type Handler<Name extends CallName> = (request: Request<Name>) => Reply<Name> | Promise<Reply<Name>>

/** One handler for every call of the contract: a missing or misspelt channel does not compile. */
export type Handlers = { readonly [Name in CallName]: Handler<Name> }
