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

const aliasEdits: ReadonlySet<string> = new Set(['createalias', 'updatealias', 'deletealias'])

/**
 * What KMS never permits: most operations on keys of another account, and edits of the aliases of AWS managed keys.
 *
 * Rules R10.3, R10.4. Source: AWS KMS Developer Guide, "Allowing users in other accounts to use a KMS key".
 */
export function kmsRule({ principal, action, resource, resourceAccount }: Question): ServiceRule | null {
  const account = accountOf(principal)
  if (account !== null && account !== resourceAccount && !acrossAccounts.has(action.operation)) {
    return { kind: 'stops', rule: 'R10.3', because: 'kms-operation-across-accounts' }
  }
  if (aliasEdits.has(action.operation) && parseArn(resource)?.resource.startsWith('alias/aws/')) {
    return { kind: 'stops', rule: 'R10.4', because: 'aws-managed-key-alias' }
  }
  return null
}

/**
 * Is a key asked about? An alias stands for its key, except where the alias itself is made, moved or deleted.
 *
 * Rule R10.1. Source: AWS KMS Developer Guide, "Controlling access to aliases".
 */
export function asksKey({ action, resource }: Question): boolean {
  if (/^arn:[^:]*:kms:[^:]*:[^:]*:key\//.test(resource)) return true
  return /^arn:[^:]*:kms:[^:]*:[^:]*:alias\//.test(resource) && !aliasEdits.has(action.operation)
}
