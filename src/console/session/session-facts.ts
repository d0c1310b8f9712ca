import type { Role } from '#model/entities/entity.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'
import type { RoleSession, Session, SessionOrigin, SessionStack } from '#sessions/session.ts'

import {
  accountOfSession,
  holderName,
  lastName,
  sessionName,
  spellAccountId,
} from '../wording/session-wording.ts'
import { localTime, spellDuration } from './session-time.ts'

export type Fact = { readonly label: string; readonly value: string }

/** What is to be known of the `at`-th session of a stack: whose credentials, who authorised it, what it carries. */
export function factsOf(workspace: Workspace, stack: SessionStack, at: number): readonly Fact[] {
  const session = stack[at]
  if (session === undefined) return []
  const account = accountOfSession(session)
  return [
    ...(account === '' ? [] : [{ label: 'Account', value: spellAccountId(account) }]),
    { label: 'Credentials', value: credentialsOfKind(session) },
    ...mfaFacts(session),
    ...carriedFacts(session, stack[at - 1], stack),
    ...timeFacts(workspace, session),
  ]
}

function credentialsOfKind(session: Session): string {
  switch (session.kind) {
    case 'user':
      return 'IAM user, signed in to the console'
    case 'root':
      return 'Root user, signed in to the console'
    case 'access-key':
      return 'Access key of an IAM user'
    case 'session-token':
      return `Session token of ${holderName(session.holder)} (GetSessionToken)`
    case 'federated-user':
      return session.handedOnAs === 'console-sign-in'
        ? 'Federated user, signed in through a broker'
        : 'Federated user (GetFederationToken)'
    case 'role':
      return 'Role session'
    case 'service':
      return 'AWS service in its own name'
    case 'anonymous':
      return 'None'
    case 'outside':
      return 'Of an account outside this workspace'
  }
}

function mfaFacts(session: Session): readonly Fact[] {
  switch (session.kind) {
    case 'user':
    case 'root':
      return [{ label: 'MFA', value: session.mfa ? 'Signed in with a device' : 'Signed in without' }]
    case 'access-key':
      return [{ label: 'MFA', value: 'Never with an access key alone' }]
    case 'session-token':
      return [{ label: 'MFA', value: session.mfa ? 'A code went along' : 'No code went along' }]
    case 'role': {
      const mfa = session.context['aws:MultiFactorAuthPresent'] === true
      return [{ label: 'MFA', value: mfa ? 'Passed on from who asked' : 'Not in this session' }]
    }
    case 'federated-user':
    case 'service':
    case 'anonymous':
    case 'outside':
      return []
  }
}

function carriedFacts(session: Session, below: Session | undefined, stack: SessionStack): readonly Fact[] {
  if (session.kind === 'federated-user') {
    return [
      { label: 'Authorized by', value: `the policies of ${holderName(session.issuer)}` },
      ...policyFacts(session.sessionPolicies, 'None: next to nothing is allowed'),
      ...tagFacts(session.sessionTags, []),
    ]
  }
  if (session.kind !== 'role') return []
  const { sessionTags, transitiveTagKeys, sourceIdentity, externalId } = session
  return [
    { label: 'Session name', value: session.sessionName },
    { label: 'Authorized by', value: authorizedBy(session.origin, below, stack) },
    ...(externalId === null ? [] : [{ label: 'External id', value: externalId }]),
    ...(sourceIdentity === null ? [] : [{ label: 'Source identity', value: sourceIdentity }]),
    ...policyFacts(session.sessionPolicies, 'None: all that the role may'),
    ...tagFacts(sessionTags, transitiveTagKeys),
  ]
}

function policyFacts(policies: readonly { readonly name: string }[], none: string): readonly Fact[] {
  return [
    {
      label: 'Session policies',
      value: policies.length === 0 ? none : policies.map(({ name }) => name).join(', '),
    },
  ]
}

function tagFacts(tags: Readonly<Record<string, string>>, transitive: readonly string[]): readonly Fact[] {
  const entries = Object.entries(tags)
  if (entries.length === 0) return []
  const goesOn = new Set(transitive.map((key) => key.toLowerCase()))
  const texts = entries.map(
    ([key, value]) => `${key} = ${value}${goesOn.has(key.toLowerCase()) ? ' (transitive)' : ''}`,
  )
  return [{ label: 'Session tags', value: texts.join(', ') }]
}

function timeFacts(workspace: Workspace, session: Session): readonly Fact[] {
  if (!('expiresAt' in session)) return [{ label: 'Expires', value: 'Never' }]
  return [
    { label: 'Issued', value: localTime(session.issuedAt) },
    { label: 'Expires', value: localTime(session.expiresAt) },
    { label: 'Longest possible', value: capOf(workspace, session) },
  ]
}

function capOf(workspace: Workspace, session: Session): string {
  switch (session.kind) {
    case 'role':
      return roleCap(workspace, session)
    case 'session-token':
      return session.holder.kind === 'root' ? '1 h: the root user' : '36 h: GetSessionToken'
    case 'federated-user':
      return session.issuer.kind === 'root' ? '1 h: the root user' : '36 h: GetFederationToken'
    case 'user':
    case 'root':
    case 'access-key':
    case 'service':
    case 'anonymous':
    case 'outside':
      return ''
  }
}

function roleCap(workspace: Workspace, { role, origin }: RoleSession): string {
  switch (origin.kind) {
    case 'role-chaining':
      return '1 h: role chaining'
    case 'instance-profile':
    case 'lambda':
    case 'service':
      return 'The service renews them'
    case 'switch-role':
    case 'assume-role':
    case 'saml':
    case 'web-identity':
    case 'broker':
      return roleMaximum(entityOf(workspace, 'role', role))
  }
}

function roleMaximum(role: Role | undefined): string {
  const words = "the role's maximum session duration"
  return role === undefined ? words : `${spellDuration(role.maxSessionDuration * 1000)}: ${words}`
}

function authorizedBy(origin: SessionOrigin, below: Session | undefined, stack: SessionStack): string {
  const before = below === undefined ? 'whoever acted' : sessionName(below)
  switch (origin.kind) {
    case 'switch-role':
      return `${sessionName(stack[0])} (Switch role: the identity that signed in)`
    case 'role-chaining':
      return `${before} (role chaining)`
    case 'assume-role':
      return `${before} (AssumeRole)`
    case 'service':
      return `the service ${origin.service}`
    case 'broker':
      return `the broker, with the access key of ${lastName(origin.broker)}`
    case 'saml':
      return `the trust policy alone, for SAML provider ${lastName(origin.provider)}`
    case 'web-identity':
      return `the trust policy alone, for OIDC provider ${lastName(origin.provider)}`
    case 'instance-profile':
      return `Amazon EC2, for instance ${lastName(origin.instance)}`
    case 'lambda':
      return `AWS Lambda, for function ${lastName(origin.lambdaFunction)}`
  }
}
