import { accountOf } from '../../request/principal.ts'
import type { Question } from '../../request/question.ts'
import { parseArn } from '../../text/arn.ts'
import type { ServiceRule } from './service-rule.ts'

/** Operations on a key of another account: the cryptographic ones, and a few on the key and its grants. */
const acrossAccounts: ReadonlySet<string> = new Set(
  `creategrant decrypt derivesharedsecret describekey encrypt generatedatakey generatedatakeypair
  generatedatakeypairwithoutplaintext generatedatakeywithoutplaintext generatemac getkeyrotationstatus getpublickey
  listgrants reencryptfrom reencryptto retiregrant revokegrant sign verify verifymac`.split(/\s+/),
)

/** Operations without a key: no key policy is asked. */
const withoutKey: ReadonlySet<string> = new Set(
  `connectcustomkeystore createcustomkeystore createkey deletecustomkeystore describecustomkeystores
  disconnectcustomkeystore generaterandom listaliases listkeys listretirablegrants updatecustomkeystore`.split(
    /\s+/,
  ),
)

/** Operations that edit a key or its key policy. */
const keyEdits: ReadonlySet<string> = new Set(
  `cancelkeydeletion deleteimportedkeymaterial disablekey disablekeyrotation enablekey enablekeyrotation
  importkeymaterial putkeypolicy replicatekey rotatekeyondemand schedulekeydeletion tagresource untagresource
  updatekeydescription updateprimaryregion`.split(/\s+/),
)

const aliasEdits: ReadonlySet<string> = new Set(['createalias', 'updatealias', 'deletealias'])

/**
 * What KMS never permits: most operations on keys of another account, and edits of AWS managed keys and
 * of their aliases.
 *
 * Rules R10.3, R10.4. Source: AWS KMS Developer Guide, "Allowing users in other accounts to use a KMS key".
 */
export function kmsRule(question: Question): ServiceRule | null {
  const { principal, action, resource, resourceAccount } = question
  const account = accountOf(principal)
  if (account !== null && account !== resourceAccount && !acrossAccounts.has(action.operation)) {
    return { kind: 'stops', rule: 'R10.3', because: 'kms-operation-across-accounts' }
  }
  if (aliasEdits.has(action.operation) && parseArn(resource)?.resource.startsWith('alias/aws/')) {
    return { kind: 'stops', rule: 'R10.4', because: 'aws-managed-key-alias' }
  }
  if (keyEdits.has(action.operation) && isAwsManaged(question)) {
    return { kind: 'stops', rule: 'R10.4', because: 'aws-managed-key' }
  }
  return null
}

/** Is it a key that AWS manages, by its alias or by what is said of it? Rules R8.6, R10.4. */
export function isAwsManaged({ resource, settings }: Question): boolean {
  return settings.kms.keyManager === 'AWS' || parseArn(resource)?.resource.startsWith('alias/aws/') === true
}

/**
 * Is a key asked about? An alias stands for its key, except where the alias itself is made, moved or deleted. Where no
 * one key is named, one is asked about all the same, unless the operation takes none.
 *
 * Rule R10.1. Source: AWS KMS Developer Guide, "Controlling access to aliases".
 */
export function asksKey({ action, resource }: Question): boolean {
  if (resource === '*') return !withoutKey.has(action.operation)
  if (/^arn:[^:]*:kms:[^:]*:[^:]*:key\//.test(resource)) return true
  return /^arn:[^:]*:kms:[^:]*:[^:]*:alias\//.test(resource) && !aliasEdits.has(action.operation)
}
