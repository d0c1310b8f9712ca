import { isJsonObject } from '#engine/text/json-object.ts'
import type { Role, User } from '#model/entities/entity.ts'

import type { Contents } from './contents.ts'
import { isWritable } from './is-writable.ts'
import { madeByAws } from './service-roles.ts'

/** Every entry of `Principal.AWS` and `NotPrincipal.AWS` in a document, as it is written. */
export function principalsIn(document: unknown): string[] {
  const statements = isJsonObject(document) ? listOf(document['Statement']) : []
  return statements
    .flatMap((statement) =>
      isJsonObject(statement) ? [statement['Principal'], statement['NotPrincipal']] : [],
    )
    .flatMap((principal) => (isJsonObject(principal) ? listOf(principal['AWS']) : []))
    .filter((named) => typeof named === 'string')
}

/** Those of an account's users and roles that exports make and that have one of these ARNs, each once. */
export type MadeAmong = (named: readonly string[]) => readonly (User | Role)[]

/**
 * Who of an account stands behind the principals that a policy names: AWS refuses a policy that names one which isn't
 * there yet. Linear once, then the number of names.
 */
export function madePrincipals({ users, roles }: Contents): MadeAmong {
  const made = roles.filter(
    (role) => madeByAws(role)?.kind !== 'identity-center' && isWritable(role.trustPolicy),
  )
  const byArn = new Map([...users, ...made].map((one): [string, User | Role] => [one.arn, one]))
  return (named) => [...new Set(named)].flatMap((arn) => byArn.get(arn) ?? [])
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}
