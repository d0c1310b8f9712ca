import type { NamedDocument, PolicyDocuments } from '#engine/compile/policy-documents.ts'
import type { JsonValue } from '#engine/text/json.ts'
import type { Caller } from '#model/caller.ts'
import type { Arn } from '#model/entities/names.ts'

export type AssumeAction = 'sts:AssumeRole' | 'sts:AssumeRoleWithSAML' | 'sts:AssumeRoleWithWebIdentity'

/** Who asks to become which role, and by which call. */
export type Pair = { readonly caller: Caller; readonly role: Arn; readonly action: AssumeAction }

const everything: NamedDocument = {
  name: 'everything',
  document: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
}

/** The documents that are there, as if what is missing allowed everything. */
export function allowingMore(documents: PolicyDocuments): PolicyDocuments {
  return { ...documents, identity: [...(documents.identity ?? []), everything] }
}

/** The trust policy with a caller who is allowed everything. */
export function trustSide({ resource }: PolicyDocuments): PolicyDocuments {
  return { identity: [everything], ...(resource === undefined ? {} : { resource }) }
}

/** The caller's own documents with a role that trusts the caller's whole account, which grants nothing by itself (R3.2). */
export function callerSide(documents: PolicyDocuments, { caller, role, action }: Pair): PolicyDocuments {
  const account = accountOf(caller) ?? role.split(':')[4] ?? ''
  const document = {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Principal: { AWS: account }, Action: action },
  } satisfies JsonValue
  return { ...documents, resource: { name: 'trust in the account', document } }
}

function accountOf(caller: Caller): string | undefined {
  switch (caller.kind) {
    case 'user':
      return caller.user.split(':')[4]
    case 'role-session':
      return caller.role.split(':')[4]
    case 'root':
    case 'federated-user':
      return caller.accountId
    case 'session-token':
      return accountOf({ ...caller.holder, context: {} })
    case 'service':
    case 'federated':
    case 'outside-principal':
    case 'anonymous':
      return undefined
  }
}
