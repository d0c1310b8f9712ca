import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import { coversAction, parseActionPattern } from '#engine/policy/action-pattern.ts'
import { jsonListOf, jsonMember } from '#engine/text/json-list.ts'
import type { JsonValue } from '#engine/text/json.ts'
import type { Principal } from '#model/entities/entity.ts'
import { gatherIdentity } from '#model/gather-identity.ts'
import type { Workspace } from '#model/workspace.ts'

/** What a principal's own policies speak of: patterns of actions, and ARNs that stand beside them and hold no wildcard. */
export type OwnWords = { readonly actions: readonly string[]; readonly excepted: boolean }

/**
 * The patterns of actions that stand in the identity-based policies of a user or role, its groups' among them, each once.
 * `excepted`: a `NotAction` is among them, which speaks of all other actions and is left out.
 */
export function ownActions(workspace: Workspace, principal: Principal): OwnWords {
  const actions = new Set<string>()
  let excepted = false
  for (const { document } of gatherIdentity(workspace, principal).documents) {
    for (const statement of statementsOf(document)) {
      for (const action of textsOf(jsonMember(statement, 'Action'))) actions.add(action)
      excepted ||= textsOf(jsonMember(statement, 'NotAction')).length > 0
    }
  }
  return { actions: [...actions], excepted }
}

/** A resource that a statement on this action names, to ask about where the action is allowed nowhere. `*` where none is. */
export function ownResource(workspace: Workspace, principal: Principal, action: string): string {
  const [service = '', operation = ''] = action.toLowerCase().split(':')
  const covers = (text: string) => {
    const pattern = parseActionPattern(text)
    return pattern.ok && coversAction(pattern.value, { service, operation })
  }
  for (const { document } of gatherIdentity(workspace, principal).documents) {
    for (const statement of statementsOf(document)) {
      if (!textsOf(jsonMember(statement, 'Action')).some(covers)) continue
      const [resource] = textsOf(jsonMember(statement, 'Resource')).flatMap(exampleOf)
      if (resource !== undefined) return resource
    }
  }
  return '*'
}

/** What the session carries or the clock shows, so that it is known of whoever acts. */
const carried =
  /^aws:(?:multifactorauth|principal|token|federated|sourceidentity|userid|username|currenttime|epochtime)/i

/** The keys that the call itself must bring for these conditions, each once: what a board leaves open. */
export function keysOfCall(conditions: readonly Pick<OpenCondition, 'key'>[]): readonly string[] {
  const found = new Map(conditions.map(({ key }) => [key.toLowerCase(), key]))
  return [...found.values()].filter((key) => !carried.test(key))
}

/** The ARN itself, or one that its pattern stands for; nothing where a part ahead of the name is open. */
function exampleOf(pattern: string): readonly string[] {
  if (!pattern.startsWith('arn:') || pattern.includes('${')) return []
  const example = pattern.replaceAll('*', 'example').replaceAll('?', 'x')
  return /^arn:[a-z-]+:[a-z0-9-]+:[a-z0-9-]*:(?:\d{12})?:/.test(example) ? [example] : []
}

function statementsOf(document: unknown): readonly JsonValue[] {
  const read: JsonValue = JSON.parse(JSON.stringify(document ?? null)) // documents are JSON
  return jsonListOf(jsonMember(read, 'Statement'))
}

function textsOf(value: JsonValue): readonly string[] {
  return jsonListOf(value).filter((each) => typeof each === 'string')
}
