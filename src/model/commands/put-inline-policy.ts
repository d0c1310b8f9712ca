import { ok, refused, type Result } from '#engine/result.ts'
import type { JsonValue } from '#engine/text/json.ts'

import type { Change } from '../change.ts'
import type { InlinePolicy } from '../entities/entity.ts'
import type { QuotaName } from '../entities/limits.ts'
import type { Arn } from '../entities/names.ts'
import type { PolicyHolder } from '../look-up.ts'
import type { Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { checkDocument, documentSize } from './check-document.ts'
import { checkCount, checkText, first } from './check-input.ts'
import { modifiableHolder } from './holder-of.ts'
import type { Problem } from './problem.ts'

export type PutInlinePolicy = {
  /** User, group or role. */
  readonly holder: Arn
  readonly name: string
  readonly document: JsonValue
}

const quotaOf: Readonly<Record<PolicyHolder['kind'], QuotaName>> = {
  user: 'user-inline-policies-size',
  group: 'group-inline-policies-size',
  role: 'role-inline-policies-size',
}

/** Add an inline policy, or replace the one of that name. All inline policies of one holder share one size quota. */
export function putInlinePolicy(workspace: Workspace, input: PutInlinePolicy): Result<Change, Problem> {
  const { name, document } = input
  const found = modifiableHolder(workspace, input.holder)
  if (!found.ok) return found
  const holder = found.value
  const inlinePolicies = withPolicy(holder.inlinePolicies, { name, document })
  const problem = first([
    checkText('name', name, 'inline-policy-name'),
    checkDocument(workspace, document, 'identity', null),
    checkCount(quotaOf[holder.kind], sizeOf(inlinePolicies), namesOf(holder.inlinePolicies)),
  ])
  if (problem !== null) return refused(problem)
  return ok(updating(label('put-inline-policy', name, holder.name), [holder, { ...holder, inlinePolicies }]))
}

function withPolicy(policies: readonly InlinePolicy[], policy: InlinePolicy): readonly InlinePolicy[] {
  const isThere = policies.some(({ name }) => name === policy.name)
  return isThere ? policies.map((one) => (one.name === policy.name ? policy : one)) : [...policies, policy]
}

function sizeOf(policies: readonly InlinePolicy[]): number {
  return policies.reduce((sum, { document }) => sum + documentSize(document), 0)
}

function namesOf(policies: readonly InlinePolicy[]): readonly string[] {
  return policies.map(({ name }) => name)
}
