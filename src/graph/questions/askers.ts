import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import type { PrincipalPattern } from '#engine/policy/principal-pattern.ts'
import { placeOfAccessPoint } from '#engine/request/access-point.ts'
import type { Caller } from '#model/caller.ts'
import { rootArn } from '#model/entities/arn-of.ts'
import type { EntityId, Principal, Role } from '#model/entities/entity.ts'
import { accountId, type AccountId, arn } from '#model/entities/names.ts'
import { type Ask, gather } from '#model/gather.ts'
import { entityOfUniqueId, named } from '#model/look-up.ts'
import { accessPointAsked } from '#model/resolve-access-point.ts'
import { entitiesOf, entityOf, type Workspace } from '#model/workspace.ts'

import { anySession } from '../pair-sides.ts'
import { standInsFor, whoeverCalls } from '../stand-ins.ts'
import { strangerKind } from '../stranger-kind.ts'
import type { TrustNodeKind } from '../trust-graph.ts'
import { trustedNames } from '../trusted-names.ts'

/** Somebody who may ask. A role stands for all its sessions. */
export type Asker = {
  /** ARN; name of a service; `*` for everybody. Tells askers apart. */
  readonly id: string
  readonly kind: TrustNodeKind
  readonly name: string
  readonly accountId: AccountId | null
  /** Where the workspace holds it. */
  readonly entity: EntityId | null
  /** As whom the engine is asked, the likeliest first: more than one where somebody stands in for many. Empty: it can't be. */
  readonly callers: readonly Caller[]
  /** Of each of them what it had to be itself, where it is made up. */
  readonly apart?: readonly (readonly OpenCondition[])[]
  /** False where somebody else of them may be let in than those who are asked about. */
  readonly isAll?: boolean
  /** Policies that say from where somebody may be, where that somebody is made up or can't be seen. */
  readonly bearing?: readonly unknown[]
}

/** The root users of the accounts that the workspace holds. */
export function rootAskers(workspace: Workspace): readonly Asker[] {
  return entitiesOf(workspace, 'account').map(({ id, accountId: account, name }) => ({
    id: rootArn(account),
    kind: 'root',
    name,
    accountId: account,
    entity: id,
    callers: [{ kind: 'root', accountId: account, context: {} }],
  }))
}

/**
 * Whoever the policy of the resource (or a grant on a key) names and the workspace doesn't hold: services, identities
 * of providers, accounts and principals outside, anyone. Somebody who would have to be in an account of ours and isn't
 * there, nobody can be; that is left out.
 */
export function namedAskers(workspace: Workspace, ask: Ask): readonly Asker[] {
  const nobody: Caller = { kind: 'anonymous', context: {} }
  const asked = [ask, ...bucketUnder(workspace, ask)].map((one) => gather(workspace, nobody, one))
  const policies = asked.map(({ documents }) => documents.resource?.document)
  const limits = asked
    .flatMap(({ documents }) => documents.resourceControl ?? [])
    .flatMap((each) => each.policies)
  const bearing = [...policies, ...limits.map(({ document }) => document)]
  const found = new Map<string, Asker>()
  const add = (asker: Asker | null) => asker !== null && found.set(asker.id, asker)
  const partition = /^arn:([^:]+):/.exec(ask.resource)?.[1] ?? 'aws'
  for (const { text, pattern } of policies.flatMap(trustedNames)) {
    if (pattern !== null) add(askerNamed(workspace, { text, pattern, documents: bearing, partition }))
  }
  for (const grantee of asked.flatMap(({ request }) => granteesIn(request.resourceSettings))) {
    add(grantee.startsWith('arn:') ? outsider(workspace, grantee, bearing) : serviceAsker(grantee))
  }
  return [...found.values()]
}

/** Through an access point the bucket under it is asked as well, which must let in too (R10.7). */
function bucketUnder(workspace: Workspace, ask: Ask): readonly Ask[] {
  const bucket = accessPointAsked(workspace, ask)?.settings.bucket
  if (typeof bucket !== 'string') return []
  const key = placeOfAccessPoint(ask.resource)?.key ?? null
  return [{ ...ask, resource: key === null ? bucket : `${bucket}/${key}` }]
}

/** The asker for a user or role. */
export function askerOf(principal: Principal): Asker {
  const { arn: itsArn, kind, name, accountId: account, id } = principal
  const caller: Caller =
    kind === 'user' ? { kind, user: itsArn, context: {} } : sessionCaller(itsArn, anySession)
  return { id: itsArn, kind, name, accountId: account, entity: id, callers: [caller] }
}

function sessionCaller(role: Principal['arn'], sessionName: string): Caller {
  return { kind: 'role-session', role, sessionName, context: {}, sessionPolicies: [] }
}

type Named = {
  readonly text: string
  readonly pattern: PrincipalPattern
  readonly documents: readonly unknown[]
  /** That of the resource: nobody calls from another. */
  readonly partition: string
}

function askerNamed(workspace: Workspace, { text, pattern, documents, partition }: Named): Asker | null {
  switch (pattern.kind) {
    case 'everyone':
      return {
        ...outside('*', 'anyone', 'Anyone'),
        ...standingIn(workspace, { documents, account: null, partition }),
      }
    case 'account': {
      if (isHeld(workspace, pattern.account)) return null
      const id = `arn:${pattern.partition ?? partition}:iam::${pattern.account}:root`
      return {
        ...outside(id, 'external-account', pattern.account),
        accountId: accountId(pattern.account),
        ...standingIn(workspace, { documents, account: pattern.account, partition }),
      }
    }
    case 'user':
    case 'role':
      return outsider(workspace, text, documents)
    case 'role-session':
      return sessionAsker(workspace, text, documents)
    case 'service':
      return serviceAsker(text)
    case 'federated':
      return {
        ...outside(text, kindOfProvider(text), text),
        callers: [{ kind: 'federated', provider: text, context: {} }],
      }
    case 'unique-id':
      return entityOfUniqueId(workspace, pattern.id) === undefined
        ? outside(
            text,
            strangerKind(text, () => false),
            text,
          )
        : null
    case 'federated-user':
    case 'canonical-user':
      return outside(text, 'external-principal', text)
  }
}

function outside(id: string, kind: TrustNodeKind, name: string): Asker {
  return { id, kind, name, accountId: null, entity: null, callers: [] }
}

/** Nobody where an account that we hold has no such principal, or it is asked about by itself. */
function outsider(workspace: Workspace, text: string, bearing: readonly unknown[]): Asker | null {
  const account = text.split(':')[4] ?? ''
  const isThere = entityOf(workspace, 'user', text) ?? entityOf(workspace, 'role', text)
  if (isHeld(workspace, account) || isThere !== undefined) return null
  const name = /^arn:[^:]*:(?:iam|sts)::\d{12}:(.+)$/.exec(text)?.[1] ?? text
  return {
    ...outside(text, 'external-principal', name),
    accountId: accountId(account),
    callers: [{ kind: 'outside-principal', arn: arn(text), context: {} }],
    bearing,
  }
}

/** The role of the session that the ARN names, where the workspace holds it. Undefined for ARNs of anything else. */
export function roleOfSession(workspace: Workspace, sessionArn: string): Role | undefined {
  const [, , , , account = '', resource = ''] = sessionArn.split(':')
  const [type, roleName = ''] = resource.split('/')
  return type === 'assumed-role' ? named(workspace, 'role', accountId(account), roleName) : undefined
}

/** One session of a role, by name. */
function sessionAsker(workspace: Workspace, text: string, bearing: readonly unknown[]): Asker | null {
  const role = roleOfSession(workspace, text)
  if (role === undefined) return outsider(workspace, text, bearing)
  const [, , sessionName = ''] = text.split('/')
  return {
    id: text,
    kind: 'role',
    name: `${role.name}/${sessionName}`,
    accountId: role.accountId,
    entity: role.id,
    callers: [sessionCaller(role.arn, sessionName)],
  }
}

function serviceAsker(service: string): Asker {
  return { ...outside(service, 'service', service), callers: [{ kind: 'service', service, context: {} }] }
}

type StoodFor = Pick<Named, 'documents' | 'partition'> & { readonly account: string | null }

/** Whom to ask as in place of all of an account, or of everybody: nobody of an account that we hold, who is asked by name. */
function standingIn(
  workspace: Workspace,
  { documents, account, partition }: StoodFor,
): Pick<Asker, 'callers' | 'apart' | 'bearing' | 'isAll'> {
  const isOurs = (id: string) => isHeld(workspace, id)
  const found = standInsFor(documents, account, { partition, isOurs }, whoeverCalls)
  const standIns = found.standIns.filter((one) => !isHeld(workspace, one.arn.split(':')[4] ?? ''))
  const { isAll } = found
  const callers = standIns.map((one): Caller => ({ kind: 'outside-principal', arn: one.arn, context: {} }))
  const apart = standIns.map(({ conditions }) => conditions)
  if (account !== null) return { callers, apart, bearing: documents, isAll }
  return {
    callers: [{ kind: 'anonymous', context: {} }, ...callers],
    apart: [[], ...apart],
    bearing: documents,
    isAll,
  }
}

function kindOfProvider(provider: string): TrustNodeKind {
  return provider.includes(':saml-provider/') ? 'saml-provider' : 'oidc-provider'
}

function isHeld(workspace: Workspace, account: string): boolean {
  return entityOf(workspace, 'account', `account/${account}`)?.ownership === 'own'
}

function granteesIn(settings: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined) {
  const grants: unknown = settings?.['kms']?.['grants']
  const list: readonly unknown[] = Array.isArray(grants) ? grants : []
  return list.flatMap((grant) =>
    typeof grant === 'object' && grant !== null && 'grantee' in grant && typeof grant.grantee === 'string'
      ? [grant.grantee]
      : [],
  )
}
