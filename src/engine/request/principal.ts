import { parseArn } from '../text/arn.ts'
import type { RequestPrincipal } from './request.ts'

/** Who asks, read. `account` and `partition` are those of the principal itself, whoever assumed it (R3.13). */
export type Principal =
  | { readonly kind: 'root'; readonly arn: string; readonly partition: string; readonly account: string }
  | {
      readonly kind: 'user'
      readonly arn: string
      readonly partition: string
      readonly account: string
      readonly name: string
    }
  | {
      readonly kind: 'role-session'
      /** Of the session; null where only the role is known, which stands for some session of it. */
      readonly sessionArn: string | null
      /** Of the role, with its path; null where it can't be known, as session ARNs drop the path (R1.7). */
      readonly roleArn: string | null
      readonly partition: string
      readonly account: string
      readonly roleName: string
    }
  | {
      readonly kind: 'federated-user'
      readonly arn: string
      /** Of the IAM user that the session was asked for by; null where it isn't known. */
      readonly userArn: string | null
      readonly partition: string
      readonly account: string
      readonly name: string
    }
  | { readonly kind: 'service'; readonly service: string }
  | { readonly kind: 'federated'; readonly provider: string }
  | { readonly kind: 'anonymous' }

/**
 * Read who asks: null where the ARN is none of a user, root, role, role session or federated user.
 * `knownRoleArn` is the request's own aws:PrincipalArn, the one place that tells the path of a session's role.
 *
 * Rules R1.7, R1.8. Source: IAM User Guide, "IAM identifiers".
 */
export function readPrincipal(
  principal: RequestPrincipal,
  knownRoleArn: string | undefined,
): Principal | null {
  if (typeof principal === 'string')
    return principal === '*' ? { kind: 'anonymous' } : readArn(principal, knownRoleArn)
  if ('Service' in principal) {
    return typeof principal.Service === 'string' && principal.Service !== ''
      ? { kind: 'service', service: principal.Service }
      : null
  }
  return typeof principal.Federated === 'string' && principal.Federated !== ''
    ? { kind: 'federated', provider: principal.Federated }
    : null
}

/**
 * The federated user with the IAM user whose session it is: null where `issuer` is no ARN of a user of the same
 * account, or the principal is no federated user.
 */
export function issuedBy(principal: Principal, issuer: unknown): Principal | null {
  const arn = typeof issuer === 'string' ? parseArn(issuer) : null
  if (typeof issuer !== 'string' || arn === null || principal.kind !== 'federated-user') return null
  const isUser = arn.service === 'iam' && /^user\/(.*\/)?[^/]+$/.test(arn.resource)
  const isSame = arn.account === principal.account && arn.partition === principal.partition
  return isUser && isSame ? { ...principal, userArn: issuer } : null
}

/** The account of the principal; null where it has none: services, anonymous callers, identities of a provider. */
export function accountOf(principal: Principal): string | null {
  return 'account' in principal ? principal.account : null
}

function readArn(text: string, knownRoleArn: string | undefined): Principal | null {
  const arn = parseArn(text)
  if (arn === null || arn.account === '' || /[*?]/.test(text)) return null
  const { partition, service, account, resource } = arn
  const [type, ...rest] = resource.split('/')
  const name = rest.at(-1) ?? ''
  if (service === 'iam') {
    if (resource === 'root') return { kind: 'root', arn: text, partition, account }
    if (name === '') return null
    if (type === 'user') return { kind: 'user', arn: text, partition, account, name }
    if (type !== 'role') return null
    return { kind: 'role-session', sessionArn: null, roleArn: text, partition, account, roleName: name }
  }
  if (service !== 'sts' || name === '') return null
  if (type === 'federated-user')
    return { kind: 'federated-user', arn: text, userArn: null, partition, account, name }
  const [roleName, session] = rest
  if (type !== 'assumed-role' || rest.length !== 2 || roleName === undefined || session === undefined)
    return null
  const roleArn =
    knownRoleArn !== undefined && isRoleArn(knownRoleArn, account, roleName) ? knownRoleArn : null
  return { kind: 'role-session', sessionArn: text, roleArn, partition, account, roleName }
}

function isRoleArn(text: string, account: string, name: string): boolean {
  const arn = parseArn(text)
  return (
    arn !== null &&
    arn.account === account &&
    arn.resource.startsWith('role/') &&
    arn.resource.endsWith(`/${name}`)
  )
}
