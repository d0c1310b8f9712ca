import type { PrincipalPattern } from '#engine/policy/principal-pattern.ts'
import type { Caller } from '#model/caller.ts'
import type { Principal, Role } from '#model/entities/entity.ts'
import { arn, type Arn } from '#model/entities/names.ts'

import type { AssumeIndex } from './assume-patterns.ts'
import {
  accountNode,
  anyone,
  type Directory,
  entityNode,
  providerNode,
  serviceNode,
  strangerNode,
} from './directory.ts'
import { anySession } from './pair-sides.ts'
import type { AssumeAction } from './sides.ts'
import { absentKind } from './stranger-kind.ts'
import type { TrustEdgeKind, TrustNode } from './trust-graph.ts'
import { type TrustedName, trustedNames } from './trusted-names.ts'

/** Somebody who may turn out to have an edge to a role, and how to find out. */
export type Candidate = {
  readonly node: TrustNode
  readonly kind: TrustEdgeKind
  readonly action: AssumeAction
  /** Null where nobody in particular is meant, or there. */
  readonly caller: Caller | null
  /**
   * `both`: both sides can be seen. `outside`: only the trust policy can. `absent`: named, and not there.
   * `account` and `outside-account`: an account as a whole, ours or not, or all accounts there are.
   */
  readonly view: 'both' | 'outside' | 'absent' | 'account' | 'outside-account'
  /** The one session of a role that is named, else null. */
  readonly session: string | null
  /** Tells candidates for one role apart: two of one key are asked about once. */
  readonly key: string
}

/**
 * Everybody who could have an edge to `role`: whoever its trust policy mentions, one by one where it mentions an
 * account or everyone, and whoever has a permission that singles the role out. Nobody with access is left out;
 * of an account as a whole only those count who hold some permission to assume the role, since without one the
 * account's trust lets nobody in (R3.2, R9.1).
 */
export function candidatesFor(directory: Directory, index: AssumeIndex, role: Role): readonly Candidate[] {
  const permitted = index.mayCall(role.arn)
  const mentioned = trustedNames(role.trustPolicy).flatMap((name) => named(directory, permitted, role, name))
  const singledOut = [...index.singlesOut(role.arn)].flatMap((text) => ours(directory.principalAt(text)))
  return [...mentioned, ...singledOut]
}

function named(
  directory: Directory,
  permitted: ReadonlySet<string>,
  role: Role,
  { text, pattern }: TrustedName,
): readonly Candidate[] {
  if (pattern === null) return [candidate(strangerNode(directory, text), null, 'absent')]
  const partition = role.arn.split(':')[1] ?? 'aws'
  switch (pattern.kind) {
    case 'everyone': {
      const neighbours = [...directory.users, ...directory.roles].filter(
        (one) => one.accountId === role.accountId,
      )
      const all = [...permitted].flatMap((id) => directory.principalAt(id) ?? [])
      return [...new Set([...neighbours, ...all])]
        .flatMap(ours)
        .concat(candidate(anyone, null, 'outside-account'))
    }
    case 'account': {
      const node = accountNode(directory, pattern.account, pattern.partition ?? partition)
      const view = directory.isOurs(pattern.account) ? 'account' : 'outside-account'
      return [candidate(node, null, view), ...membersAmong(directory, permitted, pattern.account)]
    }
    case 'user':
    case 'role':
    case 'role-session':
    case 'federated-user':
    case 'unique-id':
    case 'canonical-user':
      return [namedPrincipal(directory, text, pattern)]
    case 'service':
      return [serviceCandidate(text)]
    case 'federated':
      return [federatedCandidate(directory, text)]
  }
}

function namedPrincipal(directory: Directory, text: string, pattern: PrincipalPattern): Candidate {
  if (pattern.kind === 'unique-id') {
    return (
      ours(directory.principalOfId(pattern.id))[0] ?? candidate(strangerNode(directory, text), null, 'absent')
    )
  }
  if (pattern.kind === 'role-session') {
    const [, , , , account = '', resource = ''] = text.split(':')
    const [, roleName = '', session = ''] = resource.split('/')
    const role = directory.roleNamed(account, roleName)
    if (role !== undefined) return keyed({ ...sessionCandidate(role, session), session })
  }
  const held = ours(directory.principalAt(text))[0]
  if (held !== undefined) return held
  const isHere = directory.isOurs(text.split(':')[4] ?? '')
  const canAsk = pattern.kind === 'user' || pattern.kind === 'role' || pattern.kind === 'role-session'
  const stranger = strangerNode(directory, text)
  if (canAsk && !isHere) return candidate(stranger, outsider(arn(text)), 'outside')
  return candidate({ ...stranger, kind: absentKind(text) }, canAsk ? outsider(arn(text)) : null, 'absent')
}

/** A service that a trust policy names. */
function serviceCandidate(service: string): Candidate {
  const caller: Caller = { kind: 'service', service, context: {} }
  return keyed({ ...candidate(serviceNode(service), caller, 'both'), kind: 'service' })
}

function federatedCandidate(directory: Directory, provider: string): Candidate {
  const isSaml = provider.includes(':saml-provider/')
  const kind = isSaml ? 'AssumeRoleWithSAML' : 'AssumeRoleWithWebIdentity'
  const caller: Caller = { kind: 'federated', provider, context: {} }
  return keyed({
    ...candidate(providerNode(directory, provider), caller, 'both'),
    kind,
    action: `sts:${kind}`,
  })
}

function ours(principal: Principal | undefined): readonly Candidate[] {
  if (principal === undefined) return nobody
  const known = candidates.get(principal)
  if (known !== undefined) return known
  const made = [
    principal.kind === 'role'
      ? sessionCandidate(principal, anySession)
      : candidate(entityNode(principal), { kind: 'user', user: principal.arn, context: {} }, 'both'),
  ]
  candidates.set(principal, made)
  return made
}

const nobody: readonly Candidate[] = []

/** Entities are never changed in place, so that each is one candidate, whatever the role. */
const candidates = new WeakMap<Principal, readonly Candidate[]>()

const members = new WeakMap<ReadonlySet<string>, Map<string, readonly Candidate[]>>()

/** Those of an account among `permitted`, which is one set for all roles that the same patterns cover. */
function membersAmong(
  directory: Directory,
  permitted: ReadonlySet<string>,
  account: string,
): readonly Candidate[] {
  const byAccount = members.get(permitted) ?? new Map<string, readonly Candidate[]>()
  members.set(permitted, byAccount)
  const known = byAccount.get(account)
  if (known !== undefined) return known
  const made = [...permitted].flatMap((id) => {
    const principal = directory.principalAt(id)
    return principal?.accountId === account ? ours(principal) : nobody
  })
  byAccount.set(account, made)
  return made
}

function sessionCandidate(role: Role, sessionName: string): Candidate {
  const caller: Caller = {
    kind: 'role-session',
    role: role.arn,
    sessionName,
    context: {},
    sessionPolicies: [],
  }
  return candidate(entityNode(role), caller, 'both')
}

/** Somebody of an account whose own side can't be seen. */
export function outsider(text: Arn): Caller {
  return { kind: 'outside-principal', arn: text, context: {} }
}

function candidate(node: TrustNode, caller: Caller | null, view: Candidate['view']): Candidate {
  return keyed({ node, kind: 'AssumeRole', action: 'sts:AssumeRole', caller, view, session: null })
}

function keyed(made: Omit<Candidate, 'key'>): Candidate {
  const { kind, session, node, view } = made
  return { ...made, key: `${kind} ${session ?? ''} ${node.id} ${view}` }
}
