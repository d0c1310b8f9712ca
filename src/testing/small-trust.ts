import type { JsonObject, JsonValue } from '#engine/text/json.ts'
import type { TrustEdge } from '#graph/trust-graph.ts'
import { trustGraphOf } from '#graph/trust.ts'
import type { Workspace } from '#model/workspace.ts'

import { workspaceOf } from './accounts.ts'

/** Small workspaces and documents that the tests of the trust graph are about. */
export const account = '111111111111'
export const other = '222222222222'
export const stranger = '999999999999'
export const root = `arn:aws:iam::${account}:root`

/** ARN of a user, role or role session of `account`. */
export const user = (name: string) => `arn:aws:iam::${account}:user/${name}`
export const role = (name: string) => `arn:aws:iam::${account}:role/${name}`
export const sessionOf = (name: string, session: string) =>
  `arn:aws:sts::${account}:assumed-role/${name}/${session}`

/** The edge that the graph has for a pair. */
export function edge(workspace: Workspace, from: string, to: string): TrustEdge | undefined {
  return trustGraphOf(workspace).edges.find((found) => found.from === from && found.to === to)
}

/** An account with ann, bob and one role; `permissions` are inline policies by user name. */
export function withRole(
  name: string,
  trustPolicy: JsonValue,
  permissions: Readonly<Record<string, JsonValue>> = {},
): Workspace {
  const users = ['ann', 'bob'].map((userName) => {
    const document = permissions[userName]
    return { name: userName, inlinePolicies: document === undefined ? [] : [inline(document)] }
  })
  return workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [{ accountId: account, name: 'a', users, roles: [{ name, trustPolicy }] }],
  })
}

export function inline(document: JsonValue): { readonly name: string; readonly document: JsonValue } {
  return { name: 'p', document }
}

export function statement(...statements: readonly JsonObject[]): JsonObject {
  return { Version: '2012-10-17', Statement: statements }
}

export function permitting(resource: string): JsonObject {
  return statement({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: resource })
}

export function denying(resource: string): JsonObject {
  return statement({ Effect: 'Deny', Action: 'sts:AssumeRole', Resource: resource })
}

export function trustWith(principal: JsonObject, condition: JsonObject): JsonObject {
  return statement({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', Condition: condition })
}
