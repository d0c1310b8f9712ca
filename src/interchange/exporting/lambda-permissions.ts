import { isJsonObject } from '#engine/text/json-object.ts'
import type { JsonValue } from '#engine/text/json.ts'

/** One statement of a function's policy as `lambda:AddPermission` makes it. Null: not asked. */
export type LambdaPermission = {
  readonly sid: string
  readonly action: string
  readonly principal: string
  readonly sourceArn: string | null
  readonly sourceAccount: string | null
  readonly organization: string | null
}

/** The statements of a function's policy: those that AddPermission can make, and the number of the others. */
export type LambdaPermissions = { readonly said: readonly LambdaPermission[]; readonly unsaid: number }

/**
 * Take a function's policy apart into permissions: Lambda has no call that sets a policy as a whole. A statement with
 * a Deny, several actions or principals, or other conditions is none.
 *
 * Source: Lambda API Reference, AddPermission.
 */
export function lambdaPermissions(policy: JsonValue): LambdaPermissions {
  const statements = isJsonObject(policy) ? listOf(policy['Statement']) : []
  const said = statements.flatMap((statement, i) => permissionOf(statement, i) ?? [])
  return { said, unsaid: statements.length - said.length }
}

function permissionOf(statement: unknown, index: number): LambdaPermission | null {
  if (!isJsonObject(statement) || statement['Effect'] !== 'Allow' || 'NotAction' in statement) return null
  const [action, ...otherActions] = listOf(statement['Action'])
  const principal = principalOf(statement['Principal'])
  const conditions = conditionsOf(statement['Condition'])
  if (typeof action !== 'string' || otherActions.length > 0) return null
  if (principal === null || conditions === null) return null
  const sid = statement['Sid']
  return { sid: typeof sid === 'string' ? sid : `statement-${index + 1}`, action, principal, ...conditions }
}

function principalOf(principal: unknown): string | null {
  if (principal === '*') return '*'
  if (!isJsonObject(principal)) return null
  const entries = Object.entries(principal).flatMap(([type, values]) =>
    listOf(values).map((value) => ({ type, value })),
  )
  const [only, ...others] = entries
  if (only === undefined || others.length > 0 || typeof only.value !== 'string') return null
  return only.type === 'AWS' || only.type === 'Service' ? only.value : null
}

type Conditions = Pick<LambdaPermission, 'sourceArn' | 'sourceAccount' | 'organization'>

const asked = new Map<string, keyof Conditions>([
  ['arnlike/aws:sourcearn', 'sourceArn'],
  ['stringequals/aws:sourceaccount', 'sourceAccount'],
  ['stringequals/aws:principalorgid', 'organization'],
])

/** Null where AddPermission can't ask for them. */
function conditionsOf(condition: unknown): Conditions | null {
  const found: Record<keyof Conditions, string | null> = {
    sourceArn: null,
    sourceAccount: null,
    organization: null,
  }
  if (condition === undefined) return found
  if (!isJsonObject(condition)) return null
  for (const [operator, keys] of Object.entries(condition)) {
    if (!isJsonObject(keys)) return null
    for (const [key, value] of Object.entries(keys)) {
      const field = asked.get(`${operator}/${key}`.toLowerCase())
      const [only, ...others] = listOf(value)
      if (field === undefined || typeof only !== 'string' || others.length > 0) return null
      found[field] = only
    }
  }
  return found
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}
