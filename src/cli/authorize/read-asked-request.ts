import { isAccountId } from '#engine/request/account-id.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'
import { ok, refused, type Result } from '#engine/result.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import { pointerTo } from '#engine/text/json-pointer.ts'

import { invalidRequest, unknownField, type LineProblem } from './line-problem.ts'

/** The request of a line. Its fields are known ones; what stands in them is the engine's to read. */
export type AskedRequest = Omit<AuthorizationRequest, 'principal'> & { readonly principal: unknown }

/** A record, so that a new field of the engine's requests can't be forgotten. */
const fields: Readonly<Record<keyof AuthorizationRequest, true>> = {
  principal: true,
  action: true,
  resource: true,
  resourceAccount: true,
  sessionIssuer: true,
  credentials: true,
  context: true,
  resourceSettings: true,
}

/**
 * Check that the request is an object of known fields that says who asks, and that nothing in it contradicts itself.
 * Beyond what the engine asks of an account, it must be an id: a misspelled one would be another account.
 */
export function readAskedRequest(request: unknown, pointer: string): Result<AskedRequest, LineProblem> {
  if (!isJsonObject(request)) return invalidRequest(pointer, 'write an object here')
  const unknown = unknownField(request, pointer, Object.keys(fields))
  if (unknown !== null) return refused(unknown)
  const { principal, resourceAccount, context } = request
  if (principal === undefined) return invalidRequest(`${pointer}/principal`, 'say who asks')
  if (typeof resourceAccount === 'string' && !isAccountId(resourceAccount)) {
    return invalidRequest(`${pointer}/resourceAccount`, 'write an account id of twelve digits, as a text')
  }
  const doubled = doubledKey(context)
  if (doubled !== null) {
    const at = pointerTo(`${pointer}/context`, doubled)
    return invalidRequest(at, 'this key is there twice: letter case is ignored')
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no field is there but known ones, and `readRequest` refuses each that isn't of its type before anything is decided
  return ok(request as AskedRequest)
}

/** Key names ignore case (R4.2), so two spellings of one key contradict each other. */
function doubledKey(context: unknown): string | null {
  if (!isJsonObject(context)) return null
  const known = new Set<string>()
  for (const key of Object.keys(context)) {
    if (known.has(key.toLowerCase())) return key
    known.add(key.toLowerCase())
  }
  return null
}
