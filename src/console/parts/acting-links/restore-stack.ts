import { parseAccountId } from '#model/entities/arn-of.ts'
import { accountId, arn, type Instant } from '#model/entities/names.ts'
import { named } from '#model/look-up.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'
import { assumeRole } from '#sessions/assume-role.ts'
import { errorCodeOf } from '#sessions/error-code.ts'
import { instanceSession, lambdaSession } from '#sessions/service-session.ts'
import type { SessionStack } from '#sessions/session.ts'
import { type FirstSession, signInChecked } from '#sessions/sign-in.ts'

import type { StackStep } from './stack-text.ts'

/** Why a stack could not be built up to its end. `name` is that of the step that failed. */
export type Lost =
  | { readonly kind: 'not-here'; readonly name: string }
  /** AWS would refuse it, by this code where it has one. */
  | { readonly kind: 'refused'; readonly name: string; readonly code: string | null }
  /** It rests on an assertion, a token, credentials or policies, which links don't hold. */
  | { readonly kind: 'not-in-links'; readonly name: string }

export type Restored = { readonly stack: SessionStack | null; readonly lost: Lost | null }

/**
 * Act as a link says, as far as that is allowed here and now: roles are assumed anew, by the policies as they are, with
 * the session policy and tags that the link holds but without external ids. What fails ends it: the stack holds what came
 * before.
 */
export function restoreStack(workspace: Workspace, steps: readonly StackStep[], now: Instant): Restored {
  let stack: SessionStack | null = null
  for (const step of steps) {
    const next: SessionStack | Lost = takeStep(workspace, stack, step, now)
    if ('kind' in next) return { stack, lost: next }
    stack = next
  }
  return { stack, lost: null }
}

function takeStep(
  workspace: Workspace,
  stack: SessionStack | null,
  step: StackStep,
  now: Instant,
): SessionStack | Lost {
  switch (step.kind) {
    case 'switch':
    case 'assume':
      return stack === null ? notInLinks(step.name) : takeRole(workspace, stack, step, now)
    case 'instance':
    case 'lambda': {
      const deliver = step.kind === 'instance' ? instanceSession : lambdaSession
      const outcome = deliver(workspace, arn(step.name), now)
      if (outcome.ok) return outcome.value
      return outcome.problem.kind === 'no-such-resource'
        ? notHere(step.name)
        : { kind: 'refused', name: step.name, code: errorCodeOf(outcome.problem) }
    }
    case 'other':
      return notInLinks(step.name)
    case 'user':
    case 'root':
    case 'key':
    case 'outside':
    case 'service':
    case 'anonymous': {
      const session = stack === null ? firstSession(workspace, step) : null
      const name = 'name' in step ? step.name : 'nobody'
      return session === null ? notHere(name) : begin(workspace, session, name)
    }
  }
}

function begin(workspace: Workspace, session: FirstSession, name: string): SessionStack | Lost {
  const outcome = signInChecked(workspace, session)
  return outcome.ok ? outcome.value : { kind: 'refused', name, code: errorCodeOf(outcome.problem) }
}

function firstSession(workspace: Workspace, step: StackStep): FirstSession | null {
  switch (step.kind) {
    case 'user':
    case 'key': {
      const user = named(workspace, 'user', accountId(step.account), step.name)
      if (user === undefined) return null
      if (step.kind === 'key') return { kind: 'access-key', user: user.arn }
      return { kind: 'user', user: user.arn, mfa: step.mfa && user.mfaDevices.length > 0 }
    }
    case 'root': {
      const account = entityOf(workspace, 'account', `account/${step.account}`)
      return account === undefined ? null : { kind: 'root', accountId: account.accountId, mfa: step.mfa }
    }
    case 'outside':
      return /^arn:[\w-]+:(?:iam|sts)::\d{12}:.+$/.test(step.name)
        ? { kind: 'outside', principal: arn(step.name) }
        : null
    case 'service':
      return serviceSession(step)
    case 'anonymous':
      return { kind: 'anonymous' }
    case 'switch':
    case 'assume':
    case 'instance':
    case 'lambda':
    case 'other':
      return null
  }
}

function serviceSession(step: Extract<StackStep, { readonly kind: 'service' }>): FirstSession | null {
  const account = step.sourceAccount === null ? null : parseAccountId(step.sourceAccount)
  if (!/^[a-z0-9.-]+\.amazonaws\.com(?:\.cn)?$/.test(step.name) || account?.ok === false) return null
  return {
    kind: 'service',
    service: step.name,
    sourceArn: step.sourceArn === null ? null : arn(step.sourceArn),
    sourceAccount: account === null ? null : account.value,
  }
}

function takeRole(
  workspace: Workspace,
  stack: SessionStack,
  step: Extract<StackStep, { readonly sessionName: string }>,
  now: Instant,
): SessionStack | Lost {
  const role = named(workspace, 'role', accountId(step.account), step.name)
  if (role === undefined) return notHere(step.name)
  const { sessionName, carried } = step
  const { sessionPolicy, tags, transitiveTagKeys, sourceIdentity, durationSeconds } = carried
  const outcome = assumeRole(workspace, stack, {
    role: role.arn,
    sessionName,
    tags,
    transitiveTagKeys,
    externalId: null,
    durationSeconds,
    sourceIdentity,
    mfaSerial: null,
    sessionPolicies: {
      inline: sessionPolicy === null ? null : JSON.stringify(sessionPolicy),
      managed: [],
    },
    now,
    as: step.kind === 'switch' ? 'switch-role' : 'assume-role',
  })
  return outcome.ok ? outcome.value : { kind: 'refused', name: step.name, code: errorCodeOf(outcome.problem) }
}

function notHere(name: string): Lost {
  return { kind: 'not-here', name }
}

function notInLinks(name: string): Lost {
  return { kind: 'not-in-links', name }
}
