import type { ContextKeys } from '#engine/condition/context-keys.ts'
import { parseConditions } from '#engine/condition/parse-conditions.ts'
import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import { newFindings } from '#engine/policy/findings.ts'
import { readRequest } from '#engine/request/read-request.ts'
import type { Caller } from '#model/caller.ts'
import type { Ask } from '#model/gather.ts'
import type { Workspace } from '#model/workspace.ts'

import { checksOf, isAllowed, type Scene } from './odd-scenes.ts'

/** Somebody who calls, and what that one brings. */
export type Call = { readonly caller: Caller; readonly ask: Ask }

/** What of a call conditions look at, with all that follows from who calls. */
function keysOf(workspace: Workspace, { caller, ask }: Call): readonly ContextKeys[] {
  return checksOf(workspace, caller, ask).map(({ request }) => {
    const read = readRequest(request)
    if (!read.ok) throw new Error('no request')
    return read.value.context
  })
}

function isMet({ operator, key, values, must }: OpenCondition, keys: ContextKeys): boolean {
  const findings = newFindings()
  const place = { hasVariables: true, pointer: '', findings }
  const read = parseConditions({ Condition: { [operator]: { [key]: values } } }, place)
  return read.every(({ holds }) => holds(keys)) === (must === 'hold')
}

/** What a test knows of a call: what it brings, and whether the engine lets it in. */
export type Seen = { readonly call: Call; readonly keys: readonly ContextKeys[]; readonly isLetIn: boolean }

/** What the engine makes of the call. */
export function seenIn({ workspace }: Scene, call: Call): Seen {
  return { call, keys: keysOf(workspace, call), isLetIn: isAllowed(workspace, call.caller, call.ask) }
}

/** Does the call meet all that the way asks for? */
export function comesBy(way: readonly OpenCondition[], { keys }: Seen): boolean {
  return keys.every((each) => way.every((one) => isMet(one, each)))
}

/** Does it hang on variables, which only a policy has? */
export function isOfVariables(way: readonly OpenCondition[]): boolean {
  return JSON.stringify(way).includes('${')
}

/** The call in a message. */
export function textOf({ call: { caller, ask } }: Seen): string {
  return JSON.stringify([caller, ask])
}

/** How many ways were tried, and what is false of them. */
export type Tried = { ways: number; readonly wrong: string[] }
