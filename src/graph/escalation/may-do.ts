import { type CompiledPolicies, compilePolicies } from '#engine/compile/compile-policies.ts'
import type { StatementReference } from '#engine/evaluate/decision.ts'
import { possibilityOf } from '#engine/evaluate/possibility-of.ts'
import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import { serviceKeys } from '#engine/evaluate/service-rules.ts'
import { explainBriefly } from '#engine/explain/explain.ts'
import type { Action } from '#engine/policy/action-pattern.ts'
import type { Statement } from '#engine/policy/document.ts'
import { readRequest } from '#engine/request/read-request.ts'
import type { AuthorizationRequest, RequestContext } from '#engine/request/request.ts'
import type { Caller } from '#model/caller.ts'
import type { Principal } from '#model/entities/entity.ts'
import { type Ask, gather } from '#model/gather.ts'
import type { Workspace } from '#model/workspace.ts'

import { isOpenTo } from '../open-keys.ts'
import { anySession } from '../pair-sides.ts'
import { techniques } from './technique.ts'

/** What the engine says of one request, with what an attacker chooses in it left open. */
export type Permission = {
  readonly state: 'allowed' | 'conditional' | 'denied' | 'unknown'
  readonly conditions: readonly OpenCondition[]
  readonly deciding: () => readonly StatementReference[]
}

/** One principal, of whom many things are asked. */
export type Actor = {
  readonly principal: Principal
  readonly may: (action: string, resource: string, context?: RequestContext) => Permission
  /** May an Allow of its policies cover the action, whatever else there is? */
  readonly holds: (action: string) => boolean
  /** Resources that the Allows on an action are about, spelled out where they are patterns. */
  readonly examples: (action: string) => readonly string[]
  /** Does any of its identity-based policies deny anything? */
  readonly holdsDeny: boolean
}

const denied: Permission = { state: 'denied', conditions: [], deciding: () => [] }

/** Gather what `principal` is allowed and denied, and remember each answer. */
export function actorOf(workspace: Workspace, principal: Principal): Actor {
  const caller = callerOf(principal)
  const compiled = compilePolicies(
    gather(workspace, caller, { action: 'iam:GetUser', resource: '*', context: {} }).documents,
  )
  const policies = compiled.ok ? compiled.value : null
  const known = new Map<string, Permission>()
  const sameForAll = new Map<string, boolean>()
  const isSame = (action: string): boolean => {
    const told = sameForAll.get(action)
    if (told !== undefined) return told
    const made = policies !== null && isSameForAll(policies, actionOf(action))
    sameForAll.set(action, made)
    return made
  }
  const covering = policies?.identity.map(({ document }) => allowedActions(document))
  const may: Actor['may'] = (action, resource, context = {}) => {
    const at = isSame(action) ? serviceOf(resource) : resource
    const key = `${action} ${at} ${JSON.stringify(context)}`
    const found = known.get(key)
    if (found !== undefined) return found
    const made = permissionOf(workspace, caller, { action, resource, context })
    known.set(key, made)
    return made
  }
  return {
    principal,
    may,
    holds: (action) => covering === undefined || covering.some((actions) => actions.has(action)),
    examples: (action) => (policies === null ? [] : allowsOn(policies, action).flatMap(spelledOut)),
    holdsDeny:
      policies?.identity.some(({ document }) =>
        document.statements.some(({ effect }) => effect === 'Deny'),
      ) === true,
  }
}

function callerOf(principal: Principal): Caller {
  if (principal.kind === 'user') return { kind: 'user', user: principal.arn, context: {} }
  const { arn: role } = principal
  return { kind: 'role-session', role, sessionName: anySession, context: {}, sessionPolicies: [] }
}

function permissionOf(workspace: Workspace, caller: Caller, ask: Ask): Permission {
  const { request, documents, gaps } = gather(workspace, caller, ask)
  const compiled = compilePolicies(documents)
  if (!compiled.ok || gaps.length > 0) return { ...denied, state: 'unknown' }
  const asked: AuthorizationRequest =
    caller.kind === 'role-session' ? { ...request, principal: caller.role } : request
  const isOpen = isOpenTo(caller)
  const read = readRequest(asked)
  // what a rule of the service looks at can't be left open: it is then absent, as in a plain call
  const fixed = read.ok ? serviceKeys(read.value) : []
  const isChosen = (key: string) =>
    isOpen(key) || (!key.startsWith('aws:') && !/:resourcetag\//.test(key) && !fixed.includes(key))
  const possibility = possibilityOf(asked, compiled.value, isChosen)
  if (possibility.kind === 'never') return denied
  const witness = possibility.kind === 'conditional' ? possibility.witness : {}
  let told: readonly StatementReference[] | null = null
  const deciding = () =>
    (told ??= explainBriefly(
      { ...asked, context: { ...asked.context, ...witness } },
      compiled.value,
    ).deciding)
  if (possibility.kind === 'always') return { state: 'allowed', conditions: [], deciding }
  const { conditions } = possibility
  return { state: possibility.kind === 'conditional' ? 'conditional' : 'unknown', conditions, deciding }
}

function actionOf(text: string): Action {
  const name = text.toLowerCase()
  const [service = '', operation = ''] = name.split(':')
  return { name, service, operation }
}

function allowsOn({ identity }: CompiledPolicies, action: string): readonly Statement[] {
  return identity.flatMap(({ document }) => document.covering(actionOf(action)).allows.statements)
}

type Document = CompiledPolicies['identity'][number]['document']

const namedActions = [...new Set(techniques.flatMap(({ ways }) => ways.flat().map(({ action }) => action)))]
const allowed = new WeakMap<Document, ReadonlySet<string>>()

/** Actions of the catalogue that an Allow of the document covers, sorted out once a document. */
function allowedActions(document: Document): ReadonlySet<string> {
  const found = allowed.get(document)
  if (found !== undefined) return found
  const made = new Set(
    namedActions.filter((action) => document.covering(actionOf(action)).allows.statements.length > 0),
  )
  allowed.set(document, made)
  return made
}

function spelledOut({ resources }: Statement): readonly string[] {
  if (resources === null || resources.negated) return []
  return resources.texts.map((text) => text.replaceAll(/\$\{[^}]*\}|\*/g, 'new').replaceAll('?', 'x'))
}

/**
 * Does no statement on the action look at what it is done to? Then one resource of a kind is as good as another: IAM
 * has no policies on the side of the resource (R7.11).
 */
function isSameForAll(policies: CompiledPolicies, action: Action): boolean {
  if (action.service !== 'iam') return false
  const { identity, permissionsBoundary, serviceControl, resourceControl } = policies
  const all = [
    ...identity,
    ...(permissionsBoundary ?? []),
    ...(serviceControl ?? []).flatMap((level) => level.policies),
    ...(resourceControl ?? []).flatMap((level) => level.policies),
  ]
  return all.every(({ document }) => {
    const { allows, denies } = document.covering(action)
    return [...allows.statements, ...denies.statements].every(
      ({ resources, conditions }) =>
        conditions.length === 0 &&
        (resources === null || (!resources.negated && resources.texts.every((text) => text === '*'))),
    )
  })
}

function serviceOf(resource: string): string {
  return resource === '*' ? '*' : resource.split(':').slice(0, 5).join(':')
}
