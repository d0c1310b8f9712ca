import type { CompiledDocument } from '#engine/compile/compiled-document.ts'
import type { Check } from '#engine/evaluate/authorize-all.ts'
import type { RequestContext } from '#engine/request/request.ts'
import type { Caller } from '#model/caller.ts'

import { anySession } from '../pair-sides.ts'
import { allDocuments, hangsOn } from './statements-on-keys.ts'

/** The checks of a caller. `isNameOpen`: they are of any session of a role, and a policy looks at its name. */
export type CallerChecks = { readonly checks: readonly Check[]; readonly isNameOpen: boolean }

/**
 * The checks as asked of whichever session of a role, where `caller` is one named `anySession`: the engine is asked
 * about the role, and where a policy looks at `aws:userid`, which ends in the session's name, that key is left open.
 */
export function checksOfCaller(caller: Caller, checks: readonly Check[]): CallerChecks {
  if (caller.kind !== 'role-session' || caller.sessionName !== anySession)
    return { checks, isNameOpen: false }
  const isNameOpen = checks.some(({ policies }) => allDocuments(policies).some(mentionsUserId))
  const named = checks.map((check) => ofRole(check, caller.role))
  return { isNameOpen, checks: isNameOpen ? named.map(withoutName) : named }
}

/** The same with a context that says who the session is, if that matters. */
export function checksOfWitness(caller: Caller, checks: readonly Check[]): readonly Check[] {
  const isAny = caller.kind === 'role-session' && caller.sessionName === anySession
  return isAny ? checks.map((check) => ofRole(check, caller.role)) : checks
}

function ofRole({ request, policies }: Check, principal: string): Check {
  return { request: { ...request, principal }, policies }
}

/** Of whichever name: see `beginningOf` in the engine. */
function withoutName({ request, policies }: Check): Check {
  return { request: { ...request, context: ofAnyName(request.context ?? {}) }, policies }
}

/** The context with the id of a session named `anySession` cut before that name, so that it stands for all of the role. */
export function ofAnyName(context: RequestContext): RequestContext {
  const id = context['aws:userid']
  if (typeof id !== 'string' || !id.endsWith(`:${anySession}`)) return context
  return { ...context, 'aws:userid': id.slice(0, -anySession.length) }
}

const known = new WeakMap<CompiledDocument, boolean>()

function mentionsUserId(document: CompiledDocument): boolean {
  const found =
    known.get(document) ?? document.statements.some((each) => hangsOn(each, (key) => key === 'aws:userid'))
  known.set(document, found)
  return found
}
