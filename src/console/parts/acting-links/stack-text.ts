import { ok, refused, type Result } from '#engine/result.ts'
import type { RoleSession, ServiceSession, Session, SessionStack } from '#sessions/session.ts'

import { type Carried, carriedBy, carriedText, readCarried } from './carried-text.ts'

/** How one session of a stack came about, as far as a link tells it. Names are those of IAM, without paths. */
export type StackStep =
  | { readonly kind: 'user' | 'root'; readonly account: string; readonly name: string; readonly mfa: boolean }
  | { readonly kind: 'key'; readonly account: string; readonly name: string }
  | {
      readonly kind: 'switch' | 'assume'
      readonly account: string
      readonly name: string
      readonly sessionName: string
      readonly carried: Carried
    }
  | { readonly kind: 'instance' | 'lambda' | 'outside'; readonly name: string }
  | {
      readonly kind: 'service'
      readonly name: string
      readonly sourceArn: string | null
      readonly sourceAccount: string | null
    }
  | { readonly kind: 'anonymous' }
  /** A session that rests on what no link should hold: an assertion, a token, credentials. */
  | { readonly kind: 'other'; readonly name: string }

/** Stands where a part has no value: two stars in a row would end the step. */
const none = '-'

/** Nobody chains so far; a link that says so is no link of ours. */
const mostSteps = 12
const longest = 4000

const between = '**'
const within = '*'

/**
 * Who acts, and how they came to: `user*111122223333*alice**switch*111122223333*DeployRole*alice`. Of the characters that
 * addresses take as they are, the star alone is in no name of IAM. What a role's session passed for itself follows its
 * name; where that is too long for a link, the way ends there, rather than open with more than the session may.
 */
export function stackText(stack: SessionStack): string {
  const text = textOf(stack, carriedBy)
  return text.length <= longest ? text : textOf(stack, () => null)
}

type CarriedBy = (session: RoleSession, below: Session | undefined) => Carried | null

function textOf(stack: SessionStack, carried: CarriedBy): string {
  const steps = stack.map((session, at) =>
    session.kind === 'role' ? roleParts(session, carried(session, stack[at - 1])) : stepParts(session),
  )
  return steps.map((parts) => parts.join(within)).join(between)
}

function stepParts(session: Exclude<Session, RoleSession>): readonly string[] {
  switch (session.kind) {
    case 'user':
      return [session.mfa ? 'user-mfa' : 'user', ...accountAndName(session.user)]
    case 'root':
      return [session.mfa ? 'root-mfa' : 'root', session.accountId, 'root']
    case 'access-key':
      return ['key', ...accountAndName(session.user)]
    case 'service':
      return serviceParts(session)
    case 'anonymous':
      return ['anonymous']
    case 'outside':
      return ['outside', session.principal]
    case 'session-token':
      return [
        'other',
        session.holder.kind === 'user' ? (accountAndName(session.holder.user)[1] ?? '') : 'root',
      ]
    case 'federated-user':
      return ['other', session.name]
  }
}

/** The source may be any text; one with a star is no part of a step. */
function serviceParts({ service, sourceArn, sourceAccount }: ServiceSession): readonly string[] {
  if (sourceArn === null && sourceAccount === null) return ['service', service]
  if (sourceArn?.includes(within) === true) return ['other', service]
  return ['service', service, sourceArn ?? none, sourceAccount ?? none]
}

function roleParts({ role, sessionName, origin }: RoleSession, carried: Carried | null): readonly string[] {
  const [account = '', name = ''] = accountAndName(role)
  switch (origin.kind) {
    case 'switch-role':
    case 'assume-role':
    case 'role-chaining': {
      if (carried === null) return ['other', name]
      const text = carriedText(carried)
      const kind = origin.kind === 'switch-role' ? 'switch' : 'assume'
      return [kind, account, name, sessionName, ...(text === '' ? [] : [text])]
    }
    case 'instance-profile':
      return ['instance', origin.instance]
    case 'lambda':
      return ['lambda', origin.lambdaFunction]
    case 'saml':
    case 'web-identity':
    case 'service':
    case 'broker':
      return ['other', name]
  }
}

function accountAndName(arn: string): readonly string[] {
  return [arn.split(':')[4] ?? '', arn.slice(arn.lastIndexOf('/') + 1)]
}

/** Read what `stackText` wrote. Refuses anything else. */
export function readStackText(text: string): Result<readonly StackStep[], 'not-a-stack'> {
  if (text === '' || text.length > longest) return refused('not-a-stack')
  const steps: StackStep[] = []
  for (const part of text.split(between)) {
    const step = readStep(part.split(within))
    if (step === null || steps.length === mostSteps) return refused('not-a-stack')
    steps.push(step)
  }
  return ok(steps)
}

function readStep([kind = '', ...rest]: readonly string[]): StackStep | null {
  const [first = '', second = '', third = '', fourth = ''] = rest
  const isNamed = /^\d{12}$/.test(first) && second !== ''
  switch (kind) {
    case 'user':
    case 'user-mfa':
      return isNamed ? { kind: 'user', account: first, name: second, mfa: kind === 'user-mfa' } : null
    case 'root':
    case 'root-mfa':
      return isNamed ? { kind: 'root', account: first, name: second, mfa: kind === 'root-mfa' } : null
    case 'key':
      return isNamed ? { kind, account: first, name: second } : null
    case 'switch':
    case 'assume': {
      const carried = readCarried(fourth)
      if (!isNamed || third === '' || carried === null) return null
      return { kind, account: first, name: second, sessionName: third, carried }
    }
    case 'service':
      return first === ''
        ? null
        : { kind, name: first, sourceArn: textOrNull(second), sourceAccount: textOrNull(third) }
    case 'instance':
    case 'lambda':
    case 'outside':
    case 'other':
      return first === '' ? null : { kind, name: first }
    case 'anonymous':
      return { kind }
    default:
      return null
  }
}

function textOrNull(text: string): string | null {
  return text === '' || text === none ? null : text
}
