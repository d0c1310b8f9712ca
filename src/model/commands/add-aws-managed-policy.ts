import { ok, refused, type Result } from '#engine/result.ts'
import type { JsonValue } from '#engine/text/json.ts'

import type { Change } from '../change.ts'
import { policyArn } from '../entities/arn-of.ts'
import type { Instant } from '../entities/names.ts'
import { derivedUniqueId } from '../entities/unique-id.ts'
import type { Workspace } from '../workspace.ts'
import { adding, label } from './change-of.ts'
import { checkDocument } from './check-document.ts'
import { alreadyExists } from './check-entity.ts'
import { checkText, first } from './check-input.ts'
import type { Problem } from './problem.ts'

export type AddAwsManagedPolicy = {
  readonly path: string
  readonly name: string
  readonly description: string
  readonly createDate: Instant
  readonly versionId: string
  readonly document: JsonValue
}

/** Bring in one of AWS's own policies, so that it can be attached. It stays AWS's: nobody can edit it (R10.11). */
export function addAwsManagedPolicy(
  workspace: Workspace,
  input: AddAwsManagedPolicy,
): Result<Change, Problem> {
  const { path, name, description, createDate, versionId, document } = input
  const arn = policyArn('aws', path, name)
  const problem = first([
    checkText('name', name, 'policy-name'),
    checkText('path', path, 'policy-path'),
    workspace.entities.has(arn) ? alreadyExists('policy', name) : null,
    checkDocument(workspace, document, 'identity', null),
  ])
  if (problem !== null) return refused(problem)
  const policy = {
    kind: 'policy',
    id: arn,
    arn,
    owner: 'aws',
    path,
    name,
    uniqueId: derivedUniqueId('policy', arn),
    description,
    createDate,
    versions: [{ versionId, document, createDate }],
    defaultVersionId: versionId,
    tags: {},
  } as const
  return ok(adding(label('add-aws-managed-policy', name), policy))
}
