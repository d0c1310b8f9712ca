import { isJsonObject } from '#engine/text/json-object.ts'
import type { Entity, EntityId, Principal, Resource } from '#model/entities/entity.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { heldBy } from './certain-denial.ts'
import type { Sides } from './difference.ts'

/** A statement as it is written. */
export type PlainText = Readonly<Record<string, unknown>>

/** What differs between two workspaces in the way of policies, and for whom it may matter. */
export type Concern = {
  /** The statements that only one side has, each worth asking about: what it covers may stand differently. */
  readonly statements: readonly PlainText[]
  readonly whom: ReadonlySet<EntityId> | 'everybody'
}

/**
 * Where users and roles may stand differently in two workspaces, found from what differs and not from the account as a
 * whole: statements of their own policies, groups and boundaries that only one side has, trust policies, policies and
 * settings of resources, and policies of the organization. Policies that can't be read are passed over, and so is whatever
 * isn't a user or role. Costs a look at every entity.
 */
export function changedConcerns(sides: Sides): readonly Concern[] {
  return [...identityConcerns(sides), ...sharedConcerns(sides)].filter(
    ({ statements }) => statements.length > 0,
  )
}

/** Statements by their own text and the version of their document: two of one text decide alike. */
type Texts = ReadonlyMap<string, PlainText>

function identityConcerns(sides: Sides): readonly Concern[] {
  const [before, after] = sides
  const concerns = new Map<string, { statements: readonly PlainText[]; whom: Set<EntityId> }>()
  for (const id of principalIds(sides)) {
    const [one, other] = [ownOf(before, id), ownOf(after, id)]
    const changed = changedFor(one, other, sides)
    if (changed.size === 0) continue
    const key = [...changed.keys()].toSorted().join('\n')
    const known = concerns.get(key)
    if (known === undefined) concerns.set(key, { statements: [...changed.values()], whom: new Set([id]) })
    else known.whom.add(id)
  }
  return [...concerns.values()]
}

/** The users and roles of either side. */
function principalIds(sides: Sides): ReadonlySet<EntityId> {
  const ids = new Set<EntityId>()
  for (const { entities } of sides) {
    for (const { kind, id } of entities.values()) if (kind === 'user' || kind === 'role') ids.add(id)
  }
  return ids
}

type Own = {
  readonly principal: Principal
  readonly documents: readonly unknown[]
  readonly boundary: unknown
}

function ownOf(workspace: Workspace, id: EntityId): Own | null {
  const entity = workspace.entities.get(id)
  if (entity?.kind !== 'user' && entity?.kind !== 'role') return null
  const { documents, boundary } = heldBy(workspace, entity)
  return { principal: entity, documents: documents ?? [], boundary }
}

function changedFor(one: Own | null, other: Own | null, sides: Sides): Texts {
  if (one !== null && other !== null && isSame(one, other)) return none
  const [mine, others] = [textsOf(one?.documents ?? []), textsOf(other?.documents ?? [])]
  const changed = new Map(apart(mine, others))
  const own = new Map([...mine, ...others])
  const add = (texts: Texts) => {
    for (const [text, statement] of texts) changed.set(text, statement)
  }
  const [limit, otherLimit] = [one?.boundary ?? null, other?.boundary ?? null]
  if (limit !== otherLimit) {
    const isNew = limit === null || otherLimit === null
    add(isNew ? own : apart(textsOf([limit]), textsOf([otherLimit])))
  }
  if (!isAlike(one?.principal, other?.principal)) {
    add(own)
    add(grantsTo((other ?? one)?.principal, sides))
  }
  return changed
}

const none: Texts = new Map()

function isSame(one: Own, other: Own): boolean {
  return (
    one.boundary === other.boundary &&
    one.documents.length === other.documents.length &&
    one.documents.every((document, at) => document === other.documents[at]) &&
    isAlike(one.principal, other.principal)
  )
}

/** What policies may look at of whoever asks. */
function isAlike(one: Principal | undefined, other: Principal | undefined): boolean {
  if (one === other) return true
  if (one === undefined || other === undefined) return false
  return one.uniqueId === other.uniqueId && JSON.stringify(one.tags) === JSON.stringify(other.tags)
}

/** Statements of resources that name the principal, or look at tags of whoever asks. */
function grantsTo(principal: Principal | undefined, sides: Sides): Texts {
  if (principal === undefined) return none
  const found = new Map<string, PlainText>()
  for (const workspace of sides) {
    for (const { policy } of entitiesOf(workspace, 'resource')) {
      for (const [text, statement] of textsOf([policy])) {
        if (text.includes(principal.arn) || text.includes('PrincipalTag')) found.set(text, statement)
      }
    }
  }
  return found
}

/** What differs and may matter to everybody. */
function sharedConcerns(sides: Sides): readonly Concern[] {
  const [before, after] = sides
  const ids = new Set([...before.entities.keys(), ...after.entities.keys()])
  const concerns: Concern[] = []
  for (const id of ids) {
    const pair = [before.entities.get(id), after.entities.get(id)] as const
    if (pair[0] === pair[1]) continue
    const statements = [...sharedStatements(pair, sides).values()]
    concerns.push({ statements, whom: 'everybody' })
  }
  return concerns
}

type Pair = readonly [before: Entity | undefined, after: Entity | undefined]

function sharedStatements([one, other]: Pair, sides: Sides): Texts {
  const known = other ?? one
  switch (known?.kind) {
    case 'role': {
      const [was, is] = [
        one?.kind === 'role' ? one.trustPolicy : null,
        other?.kind === 'role' ? other.trustPolicy : null,
      ]
      return textOf(was) === textOf(is) ? none : asked('sts:AssumeRole', [known.arn])
    }
    case 'resource':
      return ofResource(
        one?.kind === 'resource' ? one : undefined,
        other?.kind === 'resource' ? other : undefined,
      )
    case 'organization-policy': {
      const was = one?.kind === 'organization-policy' ? one : undefined
      const is = other?.kind === 'organization-policy' ? other : undefined
      return apart(textsOf([was?.document ?? null]), textsOf([is?.document ?? null]))
    }
    case 'account':
      return one?.kind === 'account' && other?.kind === 'account' ? ofAccount([one, other], sides) : none
    case 'organization':
    case 'organizational-unit':
      return textOf(one) === textOf(other) ? none : organizationTexts(sides)
    case undefined:
    case 'user':
    case 'group':
    case 'policy':
    case 'instance-profile':
    case 'saml-provider':
    case 'oidc-provider':
    case 'pinned-request':
    case 'board':
    case 'expectation':
      return none
  }
}

function ofResource(one: Resource | undefined, other: Resource | undefined): Texts {
  const known = other ?? one
  if (known === undefined) return none
  const changed = apart(textsOf([one?.policy ?? null]), textsOf([other?.policy ?? null]))
  if (withoutPolicy(one) === withoutPolicy(other)) return changed
  const service = known.arn.split(':')[2] ?? ''
  const arns = known.type === 's3-bucket' ? [known.arn, `${known.arn}/*`] : [known.arn]
  return new Map([...textsOf([one?.policy, other?.policy]), ...asked(`${service}:*`, arns)])
}

function withoutPolicy(resource: Resource | undefined): string {
  return textOf(resource === undefined ? null : { ...resource, policy: null, name: '' })
}

type Accounts = readonly [before: Entity & { kind: 'account' }, after: Entity & { kind: 'account' }]

function ofAccount([one, other]: Accounts, sides: Sides): Texts {
  const isMoved =
    one.parent !== other.parent || textOf(one.organizationPolicies) !== textOf(other.organizationPolicies)
  const isOpened =
    textOf(one.blockPublicAccess) !== textOf(other.blockPublicAccess) || one.ownership !== other.ownership
  const policies = isOpened
    ? sides.flatMap((workspace) =>
        entitiesOf(workspace, 'resource').flatMap(({ accountId, policy }) =>
          accountId === one.accountId ? [policy] : [],
        ),
      )
    : []
  return new Map([...(isMoved ? organizationTexts(sides) : none), ...textsOf(policies)])
}

function organizationTexts(sides: Sides): Texts {
  return textsOf(
    sides.flatMap((workspace) =>
      entitiesOf(workspace, 'organization-policy').map(({ document }) => document),
    ),
  )
}

/** A statement that stands for the question whether the actions are possible on these resources. */
function asked(action: string, resources: readonly string[]): Texts {
  const statement: PlainText = { Effect: 'Allow', Action: action, Resource: [...resources] }
  return new Map([[`${action} ${resources.join(' ')}`, statement]])
}

/** The statements that only one of the two has. */
function apart(one: Texts, other: Texts): Texts {
  return new Map([
    ...[...one].filter(([text]) => !other.has(text)),
    ...[...other].filter(([text]) => !one.has(text)),
  ])
}

const known = new WeakMap<object, Texts>()

function textsOf(documents: readonly unknown[]): Texts {
  const found = new Map<string, PlainText>()
  for (const document of documents) {
    if (!isJsonObject(document)) continue
    const texts = known.get(document) ?? read(document)
    known.set(document, texts)
    for (const [text, statement] of texts) found.set(text, statement)
  }
  return found
}

function read(document: PlainText): Texts {
  const { Statement: list, Version: version = null } = document
  const statements: readonly unknown[] = Array.isArray(list) ? list : [list]
  return new Map(
    statements.filter(isJsonObject).map((statement) => [textOf([version, statement]), statement] as const),
  )
}

function textOf(value: unknown): string {
  return JSON.stringify(value) ?? ''
}
