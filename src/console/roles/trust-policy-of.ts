import type { JsonObject } from '#engine/text/json.ts'
import { rootArn } from '#model/entities/arn-of.ts'
import type { AccountId, Arn } from '#model/entities/names.ts'

/** Whom a new role is to trust, as AWS's console asks it. Text fields may be empty: then they ask nothing. */
export type TrustedEntity =
  | {
      readonly kind: 'account'
      readonly accountId: AccountId
      readonly externalId: string
      readonly requiresMfa: boolean
    }
  | { readonly kind: 'service'; readonly service: string }
  | { readonly kind: 'saml'; readonly provider: Arn }
  | {
      readonly kind: 'oidc'
      readonly provider: Arn
      /** Host and path of the issuer, which the condition keys begin with. */
      readonly url: string
      readonly audience: string
      /** May hold `*` and `?`. */
      readonly subject: string
    }

/**
 * The trust policy that AWS's console writes for `trusted`.
 *
 * Source: IAM User Guide, "Creating a role to delegate permissions to an IAM user", "… to an AWS service" and
 * "… for a third-party identity provider".
 */
export function trustPolicyOf(trusted: TrustedEntity): JsonObject {
  const { principal, action, condition } = clausesOf(trusted)
  const statement = { Effect: 'Allow', Principal: principal, Action: action }
  const hasCondition = Object.keys(condition).length > 0
  return {
    Version: '2012-10-17',
    Statement: [hasCondition ? { ...statement, Condition: condition } : statement],
  }
}

type Clauses = { readonly principal: JsonObject; readonly action: string; readonly condition: JsonObject }

function clausesOf(trusted: TrustedEntity): Clauses {
  switch (trusted.kind) {
    case 'account':
      return {
        principal: { AWS: rootArn(trusted.accountId) },
        action: 'sts:AssumeRole',
        condition: {
          ...(trusted.externalId === '' ? {} : { StringEquals: { 'sts:ExternalId': trusted.externalId } }),
          ...(trusted.requiresMfa ? { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } : {}),
        },
      }
    case 'service':
      return { principal: { Service: trusted.service }, action: 'sts:AssumeRole', condition: {} }
    case 'saml':
      return {
        principal: { Federated: trusted.provider },
        action: 'sts:AssumeRoleWithSAML',
        condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
      }
    case 'oidc':
      return {
        principal: { Federated: trusted.provider },
        action: 'sts:AssumeRoleWithWebIdentity',
        condition: oidcCondition(trusted),
      }
  }
}

type OidcTrust = Extract<TrustedEntity, { readonly kind: 'oidc' }>

function oidcCondition({ url, audience, subject }: OidcTrust): JsonObject {
  const hasWildcard = /[*?]/.test(subject)
  const exact = {
    ...(audience === '' ? {} : { [`${url}:aud`]: audience }),
    ...(subject === '' || hasWildcard ? {} : { [`${url}:sub`]: subject }),
  }
  return {
    ...(Object.keys(exact).length === 0 ? {} : { StringEquals: exact }),
    ...(subject !== '' && hasWildcard ? { StringLike: { [`${url}:sub`]: subject } } : {}),
  }
}
