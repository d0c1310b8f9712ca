import type { Question } from '../../request/question.ts'
import { parseArn } from '../../text/arn.ts'
import type { ServiceRule } from './service-rule.ts'

/** Permissions that a sign-in asks for besides its own call (R1.5). */
const checkedInSignIn: ReadonlySet<string> = new Set(['tagsession', 'setsourceidentity'])

/**
 * Which calls of STS are for whom: AssumeRoleWithSAML and AssumeRoleWithWebIdentity are for identities of a provider of
 * the one kind and of the other, whatever a trust policy allows anybody else; and these identities, which have no
 * credentials of AWS, call nothing else. A provider that isn't named by an ARN is one of the built-in OIDC providers.
 *
 * Rules R3.8, R9.7. Source: IAM User Guide, "Comparing the AWS STS API operations".
 */
export function signInRule({ principal, action }: Question): ServiceRule | null {
  const provider = principal.kind === 'federated' ? kindOfProvider(principal.provider) : null
  switch (action.operation) {
    case 'assumerolewithsaml':
      return provider === 'saml' ? null : { kind: 'stops', rule: 'R9.7', because: 'call-of-saml-identities' }
    case 'assumerolewithwebidentity':
      return provider === 'oidc' ? null : { kind: 'stops', rule: 'R9.7', because: 'call-of-web-identities' }
    default:
      return principal.kind !== 'federated' || checkedInSignIn.has(action.operation)
        ? null
        : { kind: 'stops', rule: 'R3.8', because: 'provider-identity-has-no-credentials' }
  }
}

/** Null for an ARN of something else. */
function kindOfProvider(provider: string): 'saml' | 'oidc' | null {
  if (!provider.startsWith('arn:')) return 'oidc'
  const arn = parseArn(provider)
  if (arn?.service !== 'iam') return null
  if (arn.resource.startsWith('saml-provider/')) return 'saml'
  return arn.resource.startsWith('oidc-provider/') ? 'oidc' : null
}
