import type { Action } from '#engine/policy/action-pattern.ts'
import type { Entity, Principal } from '#model/entities/entity.ts'
import { entitiesOf, entityOf, type Workspace } from '#model/workspace.ts'

import { othersIn } from '../all-conditions.ts'
import { letsNobodyIn } from '../let-in.ts'
import { askerOf } from '../questions/askers.ts'
import { type Held, heldBy } from '../questions/certain-denial.ts'
import { isSameEverywhere, mayAllow } from '../questions/plain-statements.ts'
import { type PreparedQuestion, prepared } from '../questions/principal-access.ts'
import {
  changeTarget,
  isWithinReach,
  passTarget,
  type PermissionCall,
  principalsOf,
  type Target,
  targetsOf,
} from './permission-calls.ts'
import { rememberReason, withItsReason } from './reasons.ts'
import { keptOf } from './relation-memo.ts'
import { patternId } from './relation-nodes.ts'
import type { Asked, Relation } from './relation.ts'
import type { Scene } from './scene.ts'
import { strongestOf } from './strongest.ts'

type Kind = 'pass' | 'change'
type Step = () => readonly Relation[]

/** More targets than this stand as one pattern, where the principal may do the same to each of them. */
const mostSingledOut = 10

/** So much is asked in one step. */
const chunk = 64

/**
 * What a user or role can pass or change, as steps. A decision for each call that its own policies may allow; where they, its
 * boundary and the organization say the same of all things, one decision stands for all of a kind.
 */
export function permissionsFrom(scene: Scene, id: string, kind: Kind): readonly Step[] {
  const { workspace } = scene
  const principal: Principal | undefined = entityOf(workspace, 'user', id) ?? entityOf(workspace, 'role', id)
  if (principal === undefined) return []
  const held = heldBy(workspace, principal)
  const asking = askingIn(scene)
  const oneByOne = (targets: readonly Target[]) =>
    inChunks(targets).map((some) => () => some.flatMap((target) => asking(principal, target, kind)))
  return [...targetsOf(scene, kind)].flatMap(([of, all]): readonly Step[] => {
    const targets = all.filter((target) => isWithinReach(principal, target))
    const alike = targets.filter((target) => !isKeptByAws(target))
    if (alike.length > mostSingledOut && of !== 'resource' && isSameToAll(workspace, held, alike)) {
      const [first] = alike
      const covering = { principal, of, covers: alike.length }
      const toAll = () => asPattern(workspace, asking(principal, first, kind), covering)
      return [toAll].concat(oneByOne(targets.filter(isKeptByAws)))
    }
    return oneByOne(targets)
  })
}

/** Nobody may change a role that AWS keeps, whatever the policies say (R10.11). */
function isKeptByAws({ entity }: Target): boolean {
  return entity.kind === 'role' && /^\/aws-(service-role|reserved)\//.test(entity.path)
}

/** Who can pass or change one thing, as steps. */
export function permissionsTo(scene: Scene, id: string, kind: Kind): readonly Step[] {
  const { workspace } = scene
  const entity = workspace.entities.get(id)
  const target =
    entity === undefined ? null : kind === 'pass' ? passTarget(scene, entity) : changeTarget(scene, entity)
  if (target === null) return []
  const asking = askingIn(scene)
  const principals = principalsOf(workspace).filter((principal) => isWithinReach(principal, target))
  return inChunks(principals).map(
    (some) => () => some.flatMap((principal) => asking(principal, target, kind)),
  )
}

/** Whether, and under which conditions, one can pass or change the other. */
export function permissionsBetween(
  scene: Scene,
  [from, to]: readonly [string, string],
  kind: Kind,
): readonly Step[] {
  const { workspace } = scene
  const principal: Principal | undefined =
    entityOf(workspace, 'user', from) ?? entityOf(workspace, 'role', from)
  const entity = workspace.entities.get(to)
  if (principal === undefined || entity === undefined) return []
  const target = kind === 'pass' ? passTarget(scene, entity) : changeTarget(scene, entity)
  if (target === null || !isWithinReach(principal, target)) return []
  return [() => askingIn(scene)(principal, target, kind)]
}

type Asking = (principal: Principal, target: Target | undefined, kind: Kind) => readonly Relation[]

/** Questions are prepared once, however many ask them. */
function askingIn({ workspace, memo }: Scene): Asking {
  const questions = new Map<string, PreparedQuestion>()
  const answer = (held: Held, { action, resource, context }: PermissionCall) => {
    const key = `${action} ${resource} ${JSON.stringify(context)}`
    const question = questions.get(key) ?? prepared(workspace, { action, resource, context })
    questions.set(key, question)
    return question.accessOfHeld(held)
  }
  const found = (principal: Principal, target: Target, kind: Kind): Relation | null => {
    const held = heldBy(workspace, principal)
    const isSilent = target.entity.kind !== 'resource' || letsNobodyIn(target.entity)
    const told = target.calls.flatMap((call) => {
      if (isSilent && !mayCall(held, call)) return []
      const access = answer(held, call)
      if (access.state === 'denied') return []
      const conditions = access.state === 'allowed' ? [] : access.conditions
      const { action, resource } = call
      const asked: Asked = { action, resource, state: access.state, conditions }
      const others = access.state === 'conditional' ? othersIn(access) : {}
      const witness = 'witness' in access ? access.witness : {}
      return [{ call, asked, state: access.state, conditions, ...others, witness }]
    })
    const best = strongestOf(told)
    if (best === undefined) return null
    const from = held.principal.arn
    const tie = {
      id: `${kind} ${from} ${target.arn}`,
      from,
      to: target.arn,
      state: best.state,
      covers: 1,
      conditions: best.conditions,
      ...(best.others === undefined ? {} : { others: best.others }),
      sentence: '',
      deciding: [],
    }
    const relation: Relation =
      kind === 'pass'
        ? { ...tie, kind, services: told.flatMap(({ call: { as }, asked }) => passedOf(as, asked)) }
        : { ...tie, kind, calls: told.flatMap(({ call: { as }, asked }) => changedOf(as, asked)) }
    const [caller] = askerOf(held.principal).callers
    if (caller !== undefined) {
      const { action, resource, context } = best.call
      const ask = { action, resource, context: { ...context, ...best.witness } }
      rememberReason(relation, { caller, ask })
    }
    return relation
  }
  return (principal, target, kind) => {
    if (target === undefined) return []
    const { entity, calls } = target
    const keep = keptOf(workspace, memo, { kind, entity, said: saidBy(calls) })
    const relation = keep(principal.arn, principal, () => found(principal, target, kind))
    return relation === null ? [] : [relation]
  }
}

/** The services that a role is passed to follow from its trust policy: of the calls only they aren't the thing's own. */
function saidBy(calls: readonly PermissionCall[]): string {
  return calls.flatMap(({ as }) => (as.kind === 'pass' ? [as.service] : [])).join(' ')
}

function passedOf(as: PermissionCall['as'], asked: Asked) {
  return as.kind === 'pass' ? [{ ...asked, service: as.service }] : []
}

function changedOf(as: PermissionCall['as'], asked: Asked) {
  return as.kind === 'change' ? [{ ...asked, effect: as.effect }] : []
}

function mayCall({ documents }: Held, { action, resource }: PermissionCall): boolean {
  return documents === null || documents.some((document) => mayAllow(document, actionOf(action), resource))
}

function actionOf(text: string): Action {
  const name = text.toLowerCase()
  const [service = '', operation = ''] = name.split(':')
  return { name, service, operation }
}

/** Nothing that bears on any of the calls looks at what they are done to. */
function isSameToAll(workspace: Workspace, held: Held, targets: readonly Target[]): boolean {
  if (held.documents === null) return false
  const guardrails = entitiesOf(workspace, 'organization-policy').map(({ document }) => document)
  const documents = [...held.documents, ...(held.boundary === null ? [] : [held.boundary]), ...guardrails]
  const actions = new Set(targets.flatMap(({ calls }) => calls.map(({ action }) => action)))
  const services = new Set(targets.map(({ calls }) => JSON.stringify(calls.map(({ context }) => context))))
  return (
    services.size === 1 &&
    [...actions].every((action) =>
      documents.every((document) => isSameEverywhere(document, actionOf(action))),
    )
  )
}

/** The relation to one thing as the one to all of its kind in the account. */
function asPattern(
  workspace: Workspace,
  relations: readonly Relation[],
  {
    principal,
    of,
    covers,
  }: { readonly principal: Principal; readonly of: Entity['kind']; readonly covers: number },
): readonly Relation[] {
  const [, partition = 'aws'] = principal.arn.split(':')
  const to = patternId(`arn:${partition}:iam::${principal.accountId}:${of}/*`)
  return relations.map((relation) => {
    const pattern: Relation = {
      ...withItsReason(workspace, relation),
      id: `${relation.kind} ${relation.from} ${to}`,
      to,
      covers,
    }
    return pattern
  })
}

function inChunks<One>(all: readonly One[]): readonly (readonly One[])[] {
  return Array.from({ length: Math.ceil(all.length / chunk) }, (_, at) =>
    all.slice(at * chunk, (at + 1) * chunk),
  )
}
