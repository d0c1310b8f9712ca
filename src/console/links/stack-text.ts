import { ok, refused, type Result } from '#engine/result.ts'
import type { RoleSession, Session, SessionStack } from '#sessions/session.ts'

/** How one session of a stack came about, as far as a link tells it. Names are those of IAM, without paths. */
export type StackStep =
  | { readonly kind: 'user' | 'root'; readonly account: string; readonly name: string; readonly mfa: boolean }
  | { readonly kind: 'key'; readonly account: string; readonly name: string }
  | {
      readonly kind: 'switch' | 'assume'
      readonly account: string
      readonly name: string
      readonly sessionName: string
    }
  | { readonly kind: 'instance' | 'lambda' | 'outside' | 'service'; readonly name: string }
  | { readonly kind: 'anonymous' }
  /** A session that rests on what no link should hold: an assertion, a token, credentials. */
  | { readonly kind: 'other'; readonly name: string }

/** Nobody chains so far; a link that says so is no link of ours. */
const mostSteps = 12
const longest = 4000

const between = '**'
const within = '*'

/**
 * Who acts, and how they came to: `user*111122223333*alice**switch*111122223333*DeployRole*alice`. Of the characters that
 * addresses take as they are, the star alone is in no name of IAM.
 */
export function stackText(stack: SessionStack): string {
  return stack.map((session) => stepParts(session).join(within)).join(between)
}

function stepParts(session: Session): readonly string[] {
  switch (session.kind) {
    case 'user':
      return [session.mfa ? 'user-mfa' : 'user', ...accountAndName(session.user)]
    case 'root':
      return [session.mfa ? 'root-mfa' : 'root', session.accountId, 'root']
    case 'access-key':
      return ['key', ...accountAndName(session.user)]
    case 'role':
      return roleParts(session)
    case 'service':
      return ['service', session.service]
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

function roleParts({ role, sessionName, origin }: RoleSession): readonly string[] {
  const [account = '', name = ''] = accountAndName(role)
  switch (origin.kind) {
    case 'switch-role':
      return ['switch', account, name, sessionName]
    case 'assume-role':
    case 'role-chaining':
      return ['assume', account, name, sessionName]
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
  const [first = '', second = '', third = ''] = rest
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
    case 'assume':
      return isNamed && third !== '' ? { kind, account: first, name: second, sessionName: third } : null
    case 'instance':
    case 'lambda':
    case 'outside':
    case 'service':
    case 'other':
      return first === '' ? null : { kind, name: first }
    case 'anonymous':
      return { kind }
    default:
      return null
  }
}
