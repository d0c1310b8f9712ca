import { authorize } from '#engine/evaluate/authorize.ts'
import type { RequestContext } from '#engine/request/request.ts'
import type { Need, Requirement, Technique } from '#graph/escalation/technique.ts'
import { decidable } from '#graph/escalation/technique.ts'
import type { Caller } from '#model/caller.ts'
import type { Entity, EntityKind, Group, Principal, Resource } from '#model/entities/entity.ts'
import { resolve } from '#model/resolve.ts'
import { entitiesOf, entityOf, type Workspace } from '#model/workspace.ts'

import { environmentsOf, leastSaid } from './calls-made.ts'
import { trusted } from './service-trusted.ts'
import type { Told } from './told.ts'

/** What a caller may say in calls of a kind. */
export type Choice = { readonly calls: RegExp; readonly context: RequestContext }

/**
 * Every way up, read off the catalogue word by word and asked of `authorize` a request at a time, without any
 * of the indexes of the real search: by `principal technique target`. Whether whoever is gained may do more isn't looked at: see
 * `gainsNothing`. Of accounts without gaps; `chosen` is what callers
 * may say in a call, `spelled` resources that `*` may stand for. Of users or of roles alone, as `kind` says.
 */
export function plainReading(
  workspace: Workspace,
  kind: Principal['kind'],
  ground: Ground,
): ReadonlyMap<string, Told> {
  const found = new Map<string, Told>()
  for (const actor of entitiesOf(workspace, kind)) {
    const asker = askerFor(workspace, actor, ground)
    for (const technique of decidable.filter(({ actors }) => actors.includes(actor.kind))) {
      for (const way of technique.ways) {
        for (const [target, state] of waysOf(asker, technique, way)) {
          const key = `${actor.arn} ${technique.id} ${target}`
          if (found.get(key) !== 'allowed') found.set(key, state)
        }
      }
    }
  }
  return found
}

/** One principal, of whom requests are asked one at a time. */
export type Asker = {
  readonly workspace: Workspace
  readonly actor: Principal
  readonly spelled: readonly string[]
  readonly ask: (action: string, resource: string, passedTo: string | undefined) => Told | null
}

/** What callers may say, and what `*` may stand for. */
export type Ground = { readonly chosen: readonly Choice[]; readonly spelled: readonly string[] }

/** Asks as the user, or as a session of the role. Null where it is denied whatever callers say. */
export function askerFor(workspace: Workspace, actor: Principal, { chosen, spelled }: Ground): Asker {
  const caller: Caller =
    actor.kind === 'user'
      ? { kind: 'user', user: actor.arn, context: {} }
      : { kind: 'role-session', role: actor.arn, sessionName: 's', context: {}, sessionPolicies: [] }
  const patterns = actionPatternsIn(workspace)
  const known = new Map<string, Told | null>()
  const asked = (action: string, resource: string, passedTo: string | undefined): Told | null => {
    const said = chosen.filter(({ calls }) => calls.test(action)).map(({ context }) => context)
    const contexts = environmentsOf(action).flatMap((one) =>
      [leastSaid(action), ...said].map((other) => Object.assign({}, one, other)),
    )
    const answers = contexts.map((context) => {
      const whole = passedTo === undefined ? context : { ...context, 'iam:PassedToService': passedTo }
      const resolution = resolve(workspace, caller, { action, resource, context: whole })
      if (resolution.kind === 'unknown') throw new Error(`can't be decided: ${action} on ${resource}`)
      return authorize(resolution.request, resolution.policies).decision === 'allowed'
    })
    if (!answers.some((isAllowed) => isAllowed)) return null
    return answers.every((isAllowed) => isAllowed) ? 'allowed' : 'conditional'
  }
  return {
    workspace,
    actor,
    spelled,
    ask: (action, resource, passedTo) => {
      if (!patterns.some((pattern) => pattern.test(action))) return null // no Allow anywhere
      const key = `${action} ${resource} ${passedTo}`
      const told = known.has(key) ? (known.get(key) ?? null) : asked(action, resource, passedTo)
      known.set(key, told)
      return told
    },
  }
}

/** Actions that any document of the workspace speaks of. */
function actionPatternsIn({ entities }: Workspace): readonly RegExp[] {
  const text = JSON.stringify([...entities.values()])
  const actions = new Set([...text.matchAll(/"([a-z0-9-]+:[A-Za-z*?]+)"/g)].map(([, action = '']) => action))
  return [...actions].map(
    (action) => new RegExp(`^${action.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i'),
  )
}

function isOfRole({ on }: Need): boolean {
  return on === 'target-role' || on === 'customer-policy-attached-to-target-role'
}

function* waysOf(asker: Asker, technique: Technique, way: readonly Need[]): Generator<[string | null, Told]> {
  const roleNeeds = way.filter(isOfRole)
  const words = [...new Set(way.filter((need) => !isOfRole(need) && need.on !== '*').map(({ on }) => on))]
  const anywhere = way
    .filter(({ on }) => on === '*')
    .map((need) => best(spelledOf(asker, need).map((arn) => asker.ask(need.action, arn, need.passedTo))))
  const main = roleNeeds.length > 0 ? null : (words.find((on) => !on.startsWith('new-')) ?? words[0] ?? null)
  const rest = words
    .filter((on) => on !== main)
    .map((on) =>
      best(
        onThings(
          asker,
          technique,
          way.filter((need) => need.on === on),
        ).map(([, state]) => state),
      ),
    )
  const common = [...anywhere, ...rest]
  if (common.includes(null)) return
  const targets =
    main === null
      ? onRoles(asker, technique, roleNeeds)
      : onThings(
          asker,
          technique,
          way.filter(({ on }) => on === main),
        )
  for (const [target, state] of targets) yield [target, worst([state, ...common]) ?? 'allowed']
}

function spelledOf({ spelled, workspace: { entities } }: Asker, { action }: Need): readonly string[] {
  const isOfService = (arn: string) => arn.split(':')[2] === action.split(':')[0] && !entities.has(arn)
  return spelled.filter((arn) => arn === '*' || isOfService(arn))
}

type Things = readonly (readonly [target: string | null, state: Told])[]

function onThings(asker: Asker, technique: Technique, needs: readonly Need[]): Things {
  const [need] = needs
  if (need === undefined) return []
  return thingsOf(asker, need.on).flatMap(({ arn, entity }) => {
    if (!isUsable(asker, technique, entity)) return []
    const state = worst(needs.map(({ action, passedTo }) => asker.ask(action, arn, passedTo)))
    return state === null ? [] : [[entity !== null && 'arn' in entity ? entity.arn : null, state] as const]
  })
}

function onRoles(asker: Asker, technique: Technique, needs: readonly Need[]): Things {
  const { workspace, actor } = asker
  const services = technique.services.length === 0 ? [null] : technique.services
  return entitiesOf(workspace, 'role').flatMap((entity) => {
    if (entity.arn === actor.arn || !isUsable(asker, technique, entity)) return []
    const told = services.map((service) => {
      const trust = service === null ? 'allowed' : trusted(workspace, entity, service)
      const states = needs.map(({ action, on, passedTo }) => {
        const to = passedTo === undefined || services.length === 1 ? passedTo : (service ?? undefined)
        const arns =
          on === 'target-role' ? [entity.arn] : entity.attachedPolicies.filter((arn) => isOwn(workspace, arn))
        return best(arns.map((arn) => asker.ask(action, arn, to)))
      })
      return worst([trust, ...states])
    })
    const state = best(told)
    return state === null ? [] : [[entity.arn, state] as const]
  })
}

type Thing = { readonly arn: string; readonly entity: Entity | null }

function thingsOf({ workspace, actor, spelled }: Asker, on: string): readonly Thing[] {
  const held = (kind: EntityKind) =>
    entitiesOf(workspace, kind).flatMap((entity) => ('arn' in entity ? [{ arn: entity.arn, entity }] : []))
  const mine = actor.kind === 'user' ? actor.groups : []
  const groups = entitiesOf(workspace, 'group')
  const policies = (arns: readonly string[]) =>
    arns.flatMap((arn) => {
      const entity = entityOf(workspace, 'policy', arn)
      return entity === undefined || entity.owner === 'aws' ? [] : [{ arn, entity }]
    })
  switch (on) {
    case 'self-user':
    case 'self-role':
      return on === `self-${actor.kind}` ? [{ arn: actor.arn, entity: actor }] : []
    case 'group-of-actor':
      return groups.filter(({ name }) => mine.includes(name)).map((entity) => ({ arn: entity.arn, entity }))
    case 'target-group':
      return groups.filter(({ name }) => !mine.includes(name)).map((entity) => ({ arn: entity.arn, entity }))
    case 'target-user':
      return held('user').filter(({ arn }) => arn !== actor.arn)
    case 'customer-policy-attached-to-actor':
      return policies([
        ...actor.attachedPolicies,
        ...groups
          .filter(({ name }) => mine.includes(name))
          .flatMap(({ attachedPolicies }) => attachedPolicies),
      ])
    case 'policy-used-as-boundary-of-actor':
      return policies(actor.permissionsBoundary === null ? [] : [actor.permissionsBoundary])
    case 'saml-provider':
    case 'oidc-provider':
      return held(on)
    default:
      if (on.startsWith('new-')) return madeAnew(workspace, spelled, on.slice('new-'.length))
      return entitiesOf(workspace, 'resource')
        .filter((entity) => kindOf(entity) === (on === 's3-object' ? 's3-bucket' : on))
        .map((entity) => ({ arn: on === 's3-object' ? `${entity.arn}/new` : entity.arn, entity }))
  }
}

function madeAnew({ entities }: Workspace, spelled: readonly string[], kind: string): readonly Thing[] {
  const anew = spelled.filter((arn) => arn.includes(`:${kind}/`) && !entities.has(arn))
  return anew.map((arn) => ({ arn, entity: null }))
}

/** Only of such resources as the tests hold. */
function kindOf({ type, arn }: Resource): string {
  if (type !== 'generic') return type
  return /:stack\//.test(arn) ? 'cloudformation-stack' : /:project\//.test(arn) ? 'codebuild-project' : ''
}

function isOwn(workspace: Workspace, policy: string): boolean {
  return entityOf(workspace, 'policy', policy)?.owner !== 'aws'
}

function isUsable(asker: Asker, { category, requires }: Technique, entity: Entity | null): boolean {
  if (category === 'existing-passrole' && entity?.kind === 'resource') {
    const acts = roleBehind(asker.workspace, entity)
    if (acts === asker.actor.arn || (/function|instance/.test(entity.type) && acts === null)) return false
  }
  return requires.every((one) => isSo(one, asker, entity))
}

/** ARN of the role that a function or an instance acts as. */
export function roleBehind(
  workspace: Workspace,
  { executionRole, instanceProfile }: Resource,
): string | null {
  const profile = entitiesOf(workspace, 'instance-profile').find(({ arn }) => arn === instanceProfile)
  return (
    executionRole ?? entitiesOf(workspace, 'role').find(({ name }) => name === profile?.roleName)?.arn ?? null
  )
}

function isSo(one: Requirement, { workspace, actor, ask }: Asker, entity: Entity | null): boolean {
  switch (one) {
    case 'bounded':
      return (
        (entity?.kind === 'user' || entity?.kind === 'role' ? entity : actor).permissionsBoundary !== null
      )
    case 'lacks-an-allow':
      return !allowsAll(workspace, actor)
    case 'lacks-an-allow-or-held-deny':
      return !allowsAll(workspace, actor) || holdsEffect(workspace, entity, { effect: 'Deny', where: 'own' })
    case 'new-policy':
    case 'allowing-group':
      return entity?.kind !== 'group' || holdsEffect(workspace, entity, { effect: 'Allow', where: 'any' })
    case 'managed-deny':
      return holdsEffect(workspace, entity, { effect: 'Deny', where: 'attached' })
    case 'inline-deny':
      return holdsEffect(workspace, entity, { effect: 'Deny', where: 'own' })
    case 'some-deny':
      return holdsEffect(workspace, entity, { effect: 'Deny', where: 'any' })
    case 'other-version':
      return (
        entity?.kind !== 'policy' ||
        new Set(entity.versions.map(({ document }) => JSON.stringify(document))).size > 1
      )
    case 'room-for-version':
      return true // no policy of the tests is full
    case 'fewer-than-two-keys':
      return entity?.kind === 'user' && entity.accessKeys.length < 2
    case 'two-keys':
      return entity?.kind === 'user' && entity.accessKeys.length === 2
    case 'password':
      return entity?.kind === 'user' && entity.loginProfile
    case 'no-password':
      return entity?.kind === 'user' && !entity.loginProfile
    case 'instance-profile':
      return entity?.kind !== 'resource' || entity.instanceProfile !== null
    case 'profile-of-role': {
      if (entity?.kind !== 'role') return true
      const anew = entity.arn.replace(/:role\/.*/, ':instance-profile/new')
      return (
        entitiesOf(workspace, 'instance-profile').some(({ roleName }) => roleName === entity.name) ||
        (ask('iam:CreateInstanceProfile', anew, undefined) !== null &&
          ask('iam:AddRoleToInstanceProfile', anew, undefined) !== null)
      )
    }
  }
}

type Wanted = { readonly effect: 'Allow' | 'Deny'; readonly where: 'own' | 'attached' | 'any' }

/** Of a policy its version in force is its own. */
function holdsEffect(workspace: Workspace, entity: Entity | null, { effect, where }: Wanted): boolean {
  if (entity?.kind === 'policy') return hasEffect(entity.versions.at(-1)?.document, effect)
  if (entity?.kind !== 'user' && entity?.kind !== 'role' && entity?.kind !== 'group') return false
  const own = entity.inlinePolicies.map(({ document }) => document)
  const attached = entity.attachedPolicies.map(
    (arn) => entityOf(workspace, 'policy', arn)?.versions.at(-1)?.document,
  )
  return hasEffect([where === 'attached' ? [] : own, where === 'own' ? [] : attached], effect)
}

function hasEffect(documents: unknown, effect: Wanted['effect']): boolean {
  return JSON.stringify(documents ?? null).includes(`"Effect":"${effect}"`)
}

/** Only as the tests write it: `*` on `*`, without conditions. */
function allowsAll(workspace: Workspace, actor: Principal): boolean {
  const everything = /\{"Effect":"Allow","Action":\[?"\*"\]?,"Resource":\[?"\*"\]?\}/
  const documents = documentsOf(workspace, actor).map((document) => JSON.stringify(document))
  return documents.some((text) => everything.test(text.replace(/"Sid":"[^"]*",/g, '')))
}

function holdersOf(workspace: Workspace, actor: Principal): readonly (Principal | Group)[] {
  const groups =
    actor.kind === 'user'
      ? entitiesOf(workspace, 'group').filter(({ name }) => actor.groups.includes(name))
      : []
  return [actor, ...groups]
}

function documentsOf(workspace: Workspace, actor: Principal): readonly unknown[] {
  const holders = holdersOf(workspace, actor)
  const inline = holders.flatMap(({ inlinePolicies }) => inlinePolicies.map(({ document }) => document))
  const attached = holders.flatMap(({ attachedPolicies }) =>
    attachedPolicies.map((arn) => entityOf(workspace, 'policy', arn)?.versions.at(-1)?.document),
  )
  return [...inline, ...attached]
}

function best(states: readonly (Told | null)[]): Told | null {
  return states.includes('allowed') ? 'allowed' : states.includes('conditional') ? 'conditional' : null
}

function worst(states: readonly (Told | null)[]): Told | null {
  return states.includes(null) ? null : states.includes('conditional') ? 'conditional' : 'allowed'
}
