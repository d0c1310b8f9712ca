import type { NamedDocument } from '#engine/compile/policy-documents.ts'
import type { Caller } from '#model/caller.ts'
import type { Arn } from '#model/entities/names.ts'

export type AssumeAction = 'sts:AssumeRole' | 'sts:AssumeRoleWithSAML' | 'sts:AssumeRoleWithWebIdentity'

/** Who asks to become which role, and by which call. */
export type Pair = { readonly caller: Caller; readonly role: Arn; readonly action: AssumeAction }

/** A policy that allows all there is. */
export const everything: NamedDocument = {
  name: 'everything',
  document: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } },
}

/** The account whose policies are the caller's own; undefined where there is none that we can see. */
export function accountOf(caller: Caller): string | undefined {
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
