import { isJsonList } from '#engine/text/json-list.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import type { JsonObject, JsonValue } from '#engine/text/json.ts'

import { isPrincipalId } from '../entities/unique-id.ts'
import type { Workspace } from '../workspace.ts'
import { entityOf } from '../workspace.ts'
import type { Update } from './change-of.ts'
import type { DocumentProblem } from './problem.ts'

const elements = ['Principal', 'NotPrincipal'] as const

/**
 * The user and role principals of a document that don't exist, each with its pointer: AWS looks them up when a
 * trust or resource-based policy is saved. Only accounts of one's own are looked into, since nobody sees into
 * others. A unique id there is what a deleted principal left behind, and is refused.
 *
 * Rule R3.10. Source: IAM User Guide, "AWS JSON policy elements: Principal".
 */
export function missingPrincipals(workspace: Workspace, document: JsonValue): readonly DocumentProblem[] {
  const problems: DocumentProblem[] = []
  mapPrincipals(document, (found, pointer) => {
    if (!mayStand(workspace, found)) problems.push({ kind: 'no-such-principal', pointer, found })
    return found
  })
  return problems
}

function mayStand(workspace: Workspace, principal: string): boolean {
  if (isPrincipalId(principal)) return false
  const accountId = /^arn:[^:]*:iam::(\d{12}):(?:user|role)\//.exec(principal)?.[1]
  if (accountId === undefined) return true
  if (entityOf(workspace, 'account', `account/${accountId}`)?.ownership !== 'own') return true
  const kind = workspace.entities.get(principal)?.kind
  return kind === 'user' || kind === 'role'
}

/**
 * Every trust and resource-based policy of the workspace that names the principal `from`, with `to` in its
 * stead: the new ARN after a rename, the unique id after a deletion. ARNs in conditions stay (R3.11).
 *
 * Rule R3.10. Source: IAM User Guide, "AWS JSON policy elements: Principal".
 */
export function renamingPrincipal(workspace: Workspace, from: string, to: string): readonly Update[] {
  const updates: Update[] = []
  const renamed = (document: JsonValue) => mapPrincipals(document, (one) => (one === from ? to : one))
  for (const entity of workspace.entities.values()) {
    if (entity.kind === 'role') {
      const trustPolicy = renamed(entity.trustPolicy)
      if (trustPolicy !== entity.trustPolicy) updates.push([entity, { ...entity, trustPolicy }])
    } else if (entity.kind === 'resource') {
      const policy = renamed(entity.policy)
      if (policy !== entity.policy) updates.push([entity, { ...entity, policy }])
    }
  }
  return updates
}

type Rename = (principal: string, pointer: string) => string

/** The document with each `AWS` principal replaced; the very same value where none changes. */
function mapPrincipals(document: JsonValue, rename: Rename): JsonValue {
  if (!isJsonObject(document)) return document
  return mapField(document, 'Statement', (statements) =>
    mapOneOrMany(statements, '/Statement', (statement, pointer) => mapStatement(statement, pointer, rename)),
  )
}

function mapStatement(statement: JsonValue, pointer: string, rename: Rename): JsonValue {
  if (!isJsonObject(statement)) return statement
  return elements.reduce<JsonObject>(
    (sofar, element) =>
      mapField(sofar, element, (principal) => {
        if (!isJsonObject(principal)) return principal
        return mapField(principal, 'AWS', (named) =>
          mapOneOrMany(named, `${pointer}/${element}/AWS`, (one, at) =>
            typeof one === 'string' ? rename(one, at) : one,
          ),
        )
      }),
    statement,
  )
}

function mapField(object: JsonObject, key: string, change: (value: JsonValue) => JsonValue): JsonObject {
  const before = Object.hasOwn(object, key) ? object[key] : undefined
  if (before === undefined) return object
  const after = change(before)
  return after === before ? object : { ...object, [key]: after }
}

type MapOne = (value: JsonValue, pointer: string) => JsonValue

function mapOneOrMany(value: JsonValue, pointer: string, change: MapOne): JsonValue {
  if (!isJsonList(value)) return change(value, pointer)
  const after = value.map((one, i) => change(one, `${pointer}/${i}`))
  return after.every((one, i) => one === value[i]) ? value : after
}
