import { ok, type Result } from '#engine/result.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import { pointerTo } from '#engine/text/json-pointer.ts'
import type { JsonValue } from '#engine/text/json.ts'

import { isTextList, malformed, readEach, type ChunkProblem } from './chunk.ts'

/** A policy that AWS itself keeps, without its document. */
export type ManagedPolicyEntry = {
  readonly name: string
  /** Begins and ends with `/`. Policies under `/aws-service-role/` can't be attached by customers. */
  readonly path: string
  /** In the partition `aws`: `arn:aws:iam::aws:policy/job-function/Billing`. */
  readonly arn: string
  readonly defaultVersionId: string
  /** Instants in UTC: `2015-02-06T18:39:46Z`. */
  readonly createDate: string
  readonly updateDate: string
  /** The chunk `managed-policies/documents/SHARD.json` has its document. */
  readonly shard: string
}

/** All AWS managed policies by name. */
export type ManagedPolicyIndex = {
  /** The day whose policies these are (YYYY-MM-DD). */
  readonly date: string
  readonly policies: ReadonlyMap<string, ManagedPolicyEntry>
}

const arnHead = 'arn:aws:iam::aws:policy'

/** Read `managed-policies/index.json` of the catalog. */
export function readManagedPolicyIndex(json: unknown): Result<ManagedPolicyIndex, ChunkProblem> {
  if (!isJsonObject(json)) return malformed('')
  const { date } = json
  if (typeof date !== 'string') return malformed('/date')
  const entries = readEach(json['policies'], '/policies', readEntry)
  if (!entries.ok) return entries
  return ok({ date, policies: new Map(entries.value.map((entry) => [entry.name, entry])) })
}

/**
 * The AWS managed policy of this name (`AdministratorAccess`) or ARN, or null. Letter case counts. An ARN of
 * another partition (`arn:aws-cn:iam::aws:policy/…`) is not found: AWS keeps other documents there.
 */
export function managedPolicyNamed(index: ManagedPolicyIndex, nameOrArn: string): ManagedPolicyEntry | null {
  const entry = index.policies.get(nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1))
  return entry !== undefined && (entry.name === nameOrArn || entry.arn === nameOrArn) ? entry : null
}

/** Read a shard `managed-policies/documents/SHARD.json`: the documents of default versions by the policies' names. */
export function readPolicyDocuments(json: JsonValue): Result<ReadonlyMap<string, JsonValue>, ChunkProblem> {
  if (!isJsonObject(json)) return malformed('')
  const documents = new Map<string, JsonValue>()
  for (const [name, document] of Object.entries(json)) {
    if (!isJsonObject(document)) return malformed(pointerTo('', name))
    documents.set(name, document)
  }
  return ok(documents)
}

/** A policy stands there as `[name, path, default version, created, updated, shard]`. */
function readEntry(value: unknown): ManagedPolicyEntry | null {
  if (!isTextList(value) || value.length !== 6) return null
  const [name = '', path = '', defaultVersionId = '', createDate = '', updateDate = '', shard = ''] = value
  if (name === '' || !path.startsWith('/') || !path.endsWith('/')) return null
  return { name, path, arn: `${arnHead}${path}${name}`, defaultVersionId, createDate, updateDate, shard }
}
