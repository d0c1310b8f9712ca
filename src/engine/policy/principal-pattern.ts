import { ok, refused, type Result } from '../result.ts'
import { parseArn } from '../text/arn.ts'

/** One entry of `Principal` or `NotPrincipal`. */
export type PrincipalPattern =
  | { readonly kind: 'everyone' }
  /** `partition` is null where the account stands as twelve digits alone. */
  | { readonly kind: 'account'; readonly account: string; readonly partition: string | null }
  | { readonly kind: 'user'; readonly arn: string }
  | {
      readonly kind: 'role'
      readonly arn: string
      readonly partition: string
      readonly account: string
      readonly name: string
    }
  | { readonly kind: 'role-session'; readonly arn: string }
  | { readonly kind: 'federated-user'; readonly arn: string }
  /** `AIDA…` or `AROA…`, as IAM shows a principal that was deleted (R3.10). */
  | { readonly kind: 'unique-id'; readonly id: string }
  | { readonly kind: 'service'; readonly service: string }
  | { readonly kind: 'federated'; readonly provider: string }
  /** An S3 canonical id: it can't be told from an ARN whose it is, so it names nobody here. */
  | { readonly kind: 'canonical-user'; readonly id: string }

export type PrincipalPatternProblem =
  | 'bad-principal'
  | 'wildcard-in-principal'
  | 'group-as-principal'
  | 'unknown-principal-type'

/**
 * Read one value under a principal type (`AWS`, `Service`, `Federated`, `CanonicalUser`).
 *
 * Refuses wildcards in a part of a name or ARN, groups, and what is no principal of that type. The lone `*` is
 * everybody under `AWS` and refused elsewhere.
 *
 * Rules R3.1 to R3.8. Source: IAM User Guide, "AWS JSON policy elements: Principal".
 */
export function parsePrincipalPattern(
  type: string,
  text: string,
): Result<PrincipalPattern, PrincipalPatternProblem> {
  if (type === 'AWS' && text === '*') return ok({ kind: 'everyone' })
  if (/[*?]/.test(text)) return refused('wildcard-in-principal')
  switch (type) {
    case 'AWS':
      return parseAwsPrincipal(text)
    case 'Service':
      return isHostName(text) ? ok({ kind: 'service', service: text }) : refused('bad-principal')
    case 'Federated':
      return isProvider(text) ? ok({ kind: 'federated', provider: text }) : refused('bad-principal')
    case 'CanonicalUser':
      return /^[0-9a-f]{64}$/.test(text) ? ok({ kind: 'canonical-user', id: text }) : refused('bad-principal')
    default:
      return refused('unknown-principal-type')
  }
}

function parseAwsPrincipal(text: string): Result<PrincipalPattern, PrincipalPatternProblem> {
  if (/^\d{12}$/.test(text)) return ok({ kind: 'account', account: text, partition: null })
  if (/^(AIDA|AROA)[A-Z0-9]{12,}$/.test(text)) return ok({ kind: 'unique-id', id: text })

  const arn = parseArn(text)
  if (arn === null || arn.partition === '' || arn.region !== '') return refused('bad-principal')
  // CloudFront's origin access identities are written as users of an account `cloudfront`
  if (!/^(\d{12}|cloudfront)$/.test(arn.account)) return refused('bad-principal')
  const { partition, service, account, resource } = arn
  if (service === 'iam' && resource === 'root') return ok({ kind: 'account', account, partition })

  const [type = '', ...rest] = resource.split('/')
  const name = rest.at(-1) ?? ''
  if (name === '') return refused('bad-principal')
  if (service === 'iam' && type === 'user') return ok({ kind: 'user', arn: text })
  if (service === 'iam' && type === 'role') return ok({ kind: 'role', arn: text, partition, account, name })
  if (service === 'iam' && type === 'group') return refused('group-as-principal')
  if (service === 'sts' && type === 'assumed-role' && rest.length === 2)
    return ok({ kind: 'role-session', arn: text })
  if (service === 'sts' && type === 'federated-user') return ok({ kind: 'federated-user', arn: text })
  return refused('bad-principal')
}

function isHostName(text: string): boolean {
  return /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(text)
}

/** A SAML or OIDC provider's ARN, or the host name of a built-in provider such as `accounts.google.com` (R3.8). */
function isProvider(text: string): boolean {
  const arn = parseArn(text)
  if (arn === null) return isHostName(text)
  return arn.service === 'iam' && /^(saml-provider|oidc-provider)\/.+$/.test(arn.resource)
}
