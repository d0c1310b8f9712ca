import catalogue from '#graph/escalation/resources-of-actions.json' with { type: 'json' }
import type { Need, Technique } from '#graph/escalation/technique.ts'
import { decidable } from '#graph/escalation/technique.ts'
import type { Entity, EntityKind, Principal, Resource } from '#model/entities/entity.ts'
import type { Arn } from '#model/entities/names.ts'
import { entitiesOf, entityOf, type Workspace } from '#model/workspace.ts'

import { account } from '../small-trust.ts'
import { type Asker, askerFor, type Ground } from './asker.ts'
import { isUsable } from './plain-requirements.ts'
import { trusted } from './service-trusted.ts'
import type { Told } from './told.ts'

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
): ReadonlyMap<string, ToldOfWay> {
  const found = new Map<string, ToldOfWay>()
  for (const actor of entitiesOf(workspace, kind)) {
    const asker = askerFor(workspace, actor, ground)
    for (const technique of decidable.filter(({ actors }) => actors.includes(actor.kind))) {
      for (const way of technique.ways) {
        for (const [target, state] of waysOf(asker, technique, way)) {
          const key = `${actor.arn} ${technique.id} ${target}`
          const told = isUntold(way) ? 'unknown' : state
          if (surest.indexOf(told) > surest.indexOf(found.get(key) ?? null)) found.set(key, told)
        }
      }
    }
  }
  return found
}

type ToldOfWay = Told | 'unknown'

const surest: readonly (ToldOfWay | null)[] = [null, 'unknown', 'conditional', 'allowed']

/** Of credentials for one service no workspace tells. */
function isUntold(way: readonly Need[]): boolean {
  return way.some(({ requires = [] }) => requires.includes('service-credential'))
}

function isOfRole({ on }: Need): boolean {
  return on === 'target-role' || on === 'customer-policy-attached-to-target-role'
}

function* waysOf(asker: Asker, known: Technique, way: readonly Need[]): Generator<[string | null, Told]> {
  const required = way.flatMap(({ requires = [] }) => requires)
  const technique = { ...known, requires: [...known.requires, ...required] }
  const roleNeeds = way.filter(isOfRole)
  const isNamed = (need: Need) => !isOfRole(need) && need.on !== '*' && need.on !== 'other-role'
  const words = [...new Set(way.filter(isNamed).map(({ on }) => on))]
  const helpers = way.filter(({ on }) => on === 'other-role').map((need) => helper(asker, need))
  const anywhere = onAnything(
    asker,
    way.filter(({ on }) => on === '*'),
  )
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
  const common = [...anywhere, ...helpers, ...rest]
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

/** How each kind of thing that needs may be used on at will can be used: of one kind on the same thing. */
function onAnything({ workspace, spelled, ask }: Asker, needs: readonly Need[]): readonly (Told | null)[] {
  const others = spelled.filter((arn) => !isHeld(workspace, arn))
  return [...new Set(needs.map((need) => kindsOf(need)[0]))].map((first) => {
    const some = needs.filter((need) => kindsOf(need)[0] === first)
    const generic = first === undefined ? ['*'] : some.flatMap(kindsOf).map(arnOf)
    const fitting = others.filter((arn) => some.every((need) => kindsOf(need).some((one) => isOf(arn, one))))
    return best(
      [...generic, ...fitting].map((arn) =>
        worst(some.map(({ action, passedTo }) => ask(action, arn, passedTo))),
      ),
    )
  })
}

function kindsOf({ action, of }: Need): readonly string[] {
  return of === undefined ? (kinds[action] ?? []) : [of]
}

function isOf(arn: string, kind: string): boolean {
  return new RegExp(`^${arnOf(kind).replaceAll('new', '.*')}$`).test(arn)
}

function isHeld({ entities }: Workspace, arn: string): boolean {
  return [...entities.keys()].some((id) => arn === id || arn.startsWith(`${id}/`))
}

const kinds: Readonly<Record<string, readonly string[]>> = catalogue

function arnOf(kind: string): string {
  const [service = '', region = '', owner = '', ...rest] = kind.replaceAll('*', 'new').split(':')
  return ['arn', 'aws', service, region, owner === 'new' ? account : owner, ...rest].join(':')
}

/** The best that can be had of any role which trusts the service that it is passed to. */
function helper({ workspace, ask }: Asker, { action, passedTo = '' }: Need): Told | null {
  const told = entitiesOf(workspace, 'role').map((role) =>
    worst([trusted(workspace, role, passedTo), ask(action, role.arn, passedTo)]),
  )
  return best(told)
}

type Things = readonly (readonly [target: string | null, state: Told])[]

function onThings(asker: Asker, technique: Technique, needs: readonly Need[]): Things {
  const [need] = needs
  if (need === undefined) return []
  return thingsOf(asker, need.on).flatMap(({ arn, entity }) => {
    if (!isUsable(asker, technique, entity)) return []
    const state = worst(
      needs.map(({ action, passedTo, onceTrusted }) => asker.ask(action, arn, passedTo, onceTrusted)),
    )
    return state === null ? [] : [[entity !== null && 'arn' in entity ? entity.arn : null, state] as const]
  })
}

function onRoles(asker: Asker, technique: Technique, needs: readonly Need[]): Things {
  const { workspace, actor } = asker
  const passed = needs.flatMap(({ passedTo }) => passedTo ?? [])
  const services = technique.services.length < 2 ? [technique.services[0] ?? null] : passed
  return entitiesOf(workspace, 'role').flatMap((entity) => {
    if (entity.arn === actor.arn || !isUsable(asker, technique, entity)) return []
    const told = services.map((service) => {
      const trust = service === null ? 'allowed' : trusted(workspace, entity, service)
      const isOnRole = needs.every(({ on }) => on === 'target-role')
      const policies = isOnRole ? [''] : policiesUsable(asker, technique, entity.attachedPolicies)
      const states = policies.map((policy) =>
        worst(
          needs.map(({ action, on, passedTo, onceTrusted }) =>
            asker.ask(action, on === 'target-role' ? entity.arn : policy, passedTo, onceTrusted),
          ),
        ),
      )
      return worst([trust, best(states)])
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
    case 'instance-profile':
      return held(on)
    default:
      if (on.startsWith('new-')) return madeAnew(workspace, spelled, on.slice('new-'.length))
      return entitiesOf(workspace, 'resource')
        .filter((entity) => kindOf(entity) === (on === 's3-object' ? 's3-bucket' : on))
        .flatMap((entity) => {
          const objects = [`${entity.arn}/new`, ...spelled.filter((one) => one.startsWith(`${entity.arn}/`))]
          return (on === 's3-object' ? objects : [entity.arn]).map((arn) => ({ arn, entity }))
        })
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

/** Those of customers that are as the technique requires: one with five versions takes no other. */
function policiesUsable(asker: Asker, technique: Technique, arns: readonly Arn[]): readonly string[] {
  return arns.filter((arn) => {
    const policy = entityOf(asker.workspace, 'policy', arn)
    return policy !== undefined && policy.owner !== 'aws' && isUsable(asker, technique, policy)
  })
}

function best(states: readonly (Told | null)[]): Told | null {
  return states.includes('allowed') ? 'allowed' : states.includes('conditional') ? 'conditional' : null
}

function worst(states: readonly (Told | null)[]): Told | null {
  return states.includes(null) ? null : states.includes('conditional') ? 'conditional' : 'allowed'
}
