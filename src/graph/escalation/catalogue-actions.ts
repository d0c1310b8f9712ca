import { compiledOnce } from '#engine/compile/compiled-once.ts'
import { elementCovers } from '#engine/policy/action-element.ts'
import type { Action } from '#engine/policy/action-pattern.ts'
import type { Statement } from '#engine/policy/document.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import type { JsonValue } from '#engine/text/json.ts'
import type { Group, Principal } from '#model/entities/entity.ts'
import { named } from '#model/look-up.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { actionsAllowed, covers, type Listed } from '../questions/plain-statements.ts'
import { techniques } from './technique.ts'

/** Actions of the catalogue, one bit each, that Allows of some policies cover. */
export type ActionSet = bigint

const none: ActionSet = 0n

const numbered = new Map<string, { readonly action: Action; readonly bit: ActionSet }>()
const byService = new Map<string, { readonly action: Action; readonly bit: ActionSet }[]>()
for (const { ways } of techniques) {
  for (const { action: text } of ways.flat()) {
    if (numbered.has(text)) continue
    const action = actionOf(text)
    const made = { action, bit: 1n << BigInt(numbered.size) }
    numbered.set(text, made)
    byService.set(action.service, [...(byService.get(action.service) ?? []), made])
  }
}
const all: ActionSet = (1n << BigInt(numbered.size)) - 1n

/** An action as the engine asks about it. */
export function actionOf(text: string): Action {
  const name = text.toLowerCase()
  const [service = '', operation = ''] = name.split(':')
  return { name, service, operation }
}

/** The set of those actions, each of which must be the catalogue's. */
export function setOf(actions: readonly string[]): ActionSet {
  return actions.reduce((set, action) => set | (numbered.get(action)?.bit ?? none), none)
}

/** Does it hold every action of the catalogue? */
export function coversAll(set: ActionSet): boolean {
  return set === all
}

/** Is every action of `some` in `others`? */
export function isWithin(some: ActionSet, others: ActionSet): boolean {
  return (some & others) === some
}

/**
 * Actions of the catalogue that an Allow of the principal's identity-based policies covers, whatever else it asks for.
 * Where a policy is missing or can't be read, what the others cover. Cost: one look-up a policy after the first time.
 */
export function coveredActions(workspace: Workspace, principal: Principal): ActionSet {
  let set = ofHolder(workspace, principal)
  for (const name of principal.kind === 'user' ? principal.groups : []) {
    const group = named(workspace, 'group', principal.accountId, name)
    if (group !== undefined) set |= ofHolder(workspace, group)
  }
  return set
}

function ofHolder(workspace: Workspace, { inlinePolicies, attachedPolicies }: Principal | Group): ActionSet {
  let set = none
  for (const { document } of inlinePolicies) set |= ofDocument(document)
  for (const arn of attachedPolicies) {
    const policy = entityOf(workspace, 'policy', arn)
    const version = policy?.versions.find(({ versionId }) => versionId === policy.defaultVersionId)
    if (version !== undefined) set |= ofDocument(version.document)
  }
  return set
}

const known = new WeakMap<object, ActionSet>()

function ofDocument(document: JsonValue): ActionSet {
  if (!isJsonObject(document)) return none
  const found = known.get(document)
  if (found !== undefined) return found
  const plain = actionsAllowed(document)
  const made = plain === null ? ofCompiled(document) : plain.reduce((set, list) => set | ofTexts(list), none)
  known.set(document, made)
  return made
}

/** Texts of actions are few, in however many policies. */
const byText = new Map<string, ActionSet>()
const mostTexts = 10_000

function ofTexts({ negated, texts }: Listed): ActionSet {
  let set = none
  for (const text of texts) set |= ofText(text)
  return negated ? all & ~set : set
}

function ofText(text: string): ActionSet {
  const found = byText.get(text)
  if (found !== undefined) return found
  const list = { negated: false, texts: [text] }
  let set = none
  for (const { action, bit } of numbered.values()) if (covers(list, action)) set |= bit
  if (byText.size >= mostTexts) byText.clear()
  byText.set(text, set)
  return set
}

function ofCompiled(document: JsonValue): ActionSet {
  const compiled = compiledOnce(document, 'identity')
  if (!compiled.ok) return none
  return compiled.value.statements.reduce((set, statement) => set | ofStatement(statement), none)
}

function ofStatement({ effect, actions }: Statement): ActionSet {
  if (effect === 'Deny') return none
  if (actions.negated) return ofList([...numbered.values()], actions)
  let set = none
  for (const pattern of actions.patterns) {
    if (pattern.kind === 'every-action') return all
    set |= ofList(byService.get(pattern.service) ?? [], actions)
  }
  return set
}

function ofList(
  list: readonly { readonly action: Action; readonly bit: ActionSet }[],
  actions: Statement['actions'],
): ActionSet {
  return list.reduce((set, { action, bit }) => (elementCovers(actions, action) ? set | bit : set), none)
}

/** Actions of the catalogue that belong to a service. */
export function actionsOfService(service: string): ActionSet {
  return (byService.get(service) ?? []).reduce((set, { bit }) => set | bit, none)
}
