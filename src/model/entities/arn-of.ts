import { ok, refused, type Result } from '#engine/result.ts'

import { accountId, arn, type AccountId, type Arn } from './names.ts'
import type { Organization, OrganizationPolicy } from './organization.ts'

/**
 * Read an account id: twelve digits, as text, since leading zeros count.
 *
 * Refuses anything else, spaces and dashes included.
 */
export function parseAccountId(text: string): Result<AccountId, 'not-twelve-digits'> {
  return /^\d{12}$/.test(text) ? ok(accountId(text)) : refused('not-twelve-digits')
}

/** ARN of a user. `path` begins and ends with `/`. Source: IAM User Guide, "IAM identifiers". */
export function userArn(account: AccountId, path: string, name: string): Arn {
  return iamArn(account, 'user', path + name)
}

/** ARN of a group. */
export function groupArn(account: AccountId, path: string, name: string): Arn {
  return iamArn(account, 'group', path + name)
}

/** ARN of a role, with its path. A session of it is `sessionArn`, without. */
export function roleArn(account: AccountId, path: string, name: string): Arn {
  return iamArn(account, 'role', path + name)
}

/** ARN of a managed policy; `owner` is `aws` for those that AWS keeps. */
export function policyArn(owner: AccountId | 'aws', path: string, name: string): Arn {
  return iamArn(owner, 'policy', path + name)
}

/** ARN of an instance profile. */
export function instanceProfileArn(account: AccountId, path: string, name: string): Arn {
  return iamArn(account, 'instance-profile', path + name)
}

/** ARN of a SAML provider. */
export function samlProviderArn(account: AccountId, name: string): Arn {
  return iamArn(account, 'saml-provider', `/${name}`)
}

/** ARN of an OpenID Connect provider. `url` is host and path of the issuer, without `https://`. */
export function oidcProviderArn(account: AccountId, url: string): Arn {
  return iamArn(account, 'oidc-provider', `/${url}`)
}

/** ARN of an account's root user, which as a principal stands for the whole account (R3.2). */
export function rootArn(account: AccountId): Arn {
  return arn(`arn:aws:iam::${account}:root`)
}

/** ARN of a role session. The role's path is dropped (R1.7). */
export function sessionArn(account: AccountId, roleName: string, sessionName: string): Arn {
  return arn(`arn:aws:sts::${account}:assumed-role/${roleName}/${sessionName}`)
}

/** ARN of a session of GetFederationToken (R1.7). */
export function federatedUserArn(account: AccountId, name: string): Arn {
  return arn(`arn:aws:sts::${account}:federated-user/${name}`)
}

/**
 * ARN of an SCP or RCP; those that AWS keeps belong to no organization.
 *
 * Source: Service Authorization Reference, "Actions, resources, and condition keys for AWS Organizations".
 */
export function organizationPolicyArn(
  { managementAccountId, organizationId }: Pick<Organization, 'managementAccountId' | 'organizationId'>,
  { id, type, awsManaged }: Pick<OrganizationPolicy, 'id' | 'type' | 'awsManaged'>,
): Arn {
  const owner = awsManaged ? 'aws:policy' : `${managementAccountId}:policy/${organizationId}`
  return arn(`arn:aws:organizations::${owner}/${type.replace('-', '_')}_policy/${id}`)
}

function iamArn(owner: AccountId | 'aws', type: string, pathAndName: string): Arn {
  return arn(`arn:aws:iam::${owner}:${type}${pathAndName}`)
}
