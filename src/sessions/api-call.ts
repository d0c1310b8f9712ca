import type { Arn, Tags } from '#model/entities/names.ts'

import type { AssumeRoleInput } from './assume-role.ts'
import type { FederationInput } from './federate.ts'
import type { FederationTokenInput } from './get-federation-token.ts'
import type { SessionTokenInput } from './get-session-token.ts'
import type { PassedPolicies } from './session-policies.ts'

type Value = string | number | readonly string[] | readonly Readonly<Record<string, string>>[]

/** A call of STS as the API names it; what isn't passed is absent. */
export type StsApiCall = {
  readonly operation:
    | 'AssumeRole'
    | 'AssumeRoleWithSAML'
    | 'AssumeRoleWithWebIdentity'
    | 'GetFederationToken'
    | 'GetSessionToken'
  readonly parameters: Readonly<Record<string, Value>>
}

/** What stands for the code of a device, which changes every half minute. */
const codePlaceholder = 'CODE'

/** The AssumeRole call that asks for this. Source: AWS STS API Reference, "AssumeRole". */
export function assumeRoleCall(input: Omit<AssumeRoleInput, 'as' | 'now'>): StsApiCall {
  const { role, sessionName, externalId, sourceIdentity, transitiveTagKeys } = input
  return {
    operation: 'AssumeRole',
    parameters: present({
      RoleArn: role,
      RoleSessionName: sessionName,
      DurationSeconds: input.durationSeconds,
      ExternalId: externalId,
      SourceIdentity: sourceIdentity,
      ...withDevice(input.mfaSerial),
      ...policies(input.sessionPolicies),
      Tags: tagList(input.tags),
      TransitiveTagKeys: transitiveTagKeys,
    }),
  }
}

/** The sign-in call of a provider; its token is too long to be shown, so that a name stands for it. */
export function federationCall(
  input: Omit<FederationInput, 'now' | 'token'>,
  kind: 'saml' | 'web-identity',
): StsApiCall {
  const { role, provider, sessionName, durationSeconds, sessionPolicies } = input
  const shared = { DurationSeconds: durationSeconds, ...policies(sessionPolicies) }
  return kind === 'saml'
    ? {
        operation: 'AssumeRoleWithSAML',
        parameters: present({
          RoleArn: role,
          PrincipalArn: provider,
          SAMLAssertion: 'BASE64-OF-THE-ASSERTION',
          ...shared,
        }),
      }
    : {
        operation: 'AssumeRoleWithWebIdentity',
        parameters: present({
          RoleArn: role,
          RoleSessionName: sessionName,
          WebIdentityToken: 'THE-TOKEN-OF-THE-PROVIDER',
          ...shared,
        }),
      }
}

/** Source: AWS STS API Reference, "GetFederationToken". */
export function federationTokenCall(input: Omit<FederationTokenInput, 'now' | 'handedOnAs'>): StsApiCall {
  return {
    operation: 'GetFederationToken',
    parameters: present({
      Name: input.name,
      DurationSeconds: input.durationSeconds,
      ...policies(input.sessionPolicies),
      Tags: tagList(input.tags),
    }),
  }
}

/** Source: AWS STS API Reference, "GetSessionToken". */
export function sessionTokenCall({ durationSeconds, mfaSerial }: Omit<SessionTokenInput, 'now'>): StsApiCall {
  return {
    operation: 'GetSessionToken',
    parameters: present({ DurationSeconds: durationSeconds, ...withDevice(mfaSerial) }),
  }
}

/**
 * The call as a command of the AWS CLI for a POSIX shell, one option a line.
 *
 * Source: AWS CLI Command Reference, "sts".
 */
export function cliText({ operation, parameters }: StsApiCall): string {
  const options = Object.entries(parameters).map(([name, value]) => `--${kebab(name)} ${shellValue(value)}`)
  return [`aws sts ${kebab(operation)}`, ...options].join(' \\\n  ')
}

/** The call in JavaScript with version 3 of the AWS SDK. */
export function sdkText({ operation, parameters }: StsApiCall): string {
  const command = `${operation}Command`
  return [
    `import { STSClient, ${command} } from '@aws-sdk/client-sts'`,
    '',
    'const sts = new STSClient({})',
    `const { Credentials } = await sts.send(new ${command}(${JSON.stringify(parameters, null, 2)}))`,
  ].join('\n')
}

function present(parameters: Readonly<Record<string, Value | null>>): Readonly<Record<string, Value>> {
  const entries = Object.entries(parameters).flatMap(([name, value]): [string, Value][] =>
    value === null || (Array.isArray(value) && value.length === 0) ? [] : [[name, value]],
  )
  return Object.fromEntries(entries)
}

function withDevice(serialNumber: string | null): Readonly<Record<string, Value | null>> {
  return serialNumber === null ? {} : { SerialNumber: serialNumber, TokenCode: codePlaceholder }
}

function policies({ inline, managed }: PassedPolicies): Readonly<Record<string, Value | null>> {
  return { Policy: inline, PolicyArns: managed.map((policy: Arn) => ({ arn: policy })) }
}

function tagList(tags: Tags): readonly Readonly<Record<string, string>>[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}

/** `AssumeRoleWithSAML` is `assume-role-with-saml`, `SAMLAssertion` `saml-assertion`. */
function kebab(name: string): string {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
}

function shellValue(value: Value): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return quoted(value)
  const isTexts = value.every((item) => typeof item === 'string')
  return isTexts ? value.map((item) => quoted(item)).join(' ') : quoted(JSON.stringify(value))
}

function quoted(text: string): string {
  return /^[\w+=,.@:/-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}
