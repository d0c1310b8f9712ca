import { expect } from 'vitest'

import { compilePolicies } from '#engine/compile/compile-policies.ts'
import type { PolicyDocuments } from '#engine/compile/policy-documents.ts'
import { authorize } from '#engine/evaluate/authorize.ts'
import { explain } from '#engine/explain/explain.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'

import { policy } from './decide.ts'
import type { Statement } from './layers.ts'

const asked: AuthorizationRequest = {
  principal: 'arn:aws:iam::111111111111:user/alice',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
}

export const allowS3: Statement = { Effect: 'Allow', Action: 's3:*', Resource: '*' }

export const denyS3: Statement = { ...allowS3, Effect: 'Deny' }

/** Documents that allow what `answer` asks. */
export const open = { identity: [policy(allowS3)] }

/**
 * The decision on a request for an object with these fields changed, which the explanation must share; `refused` where a
 * document is. Takes what has no type yet, as it may come from outside.
 */
export function answer(documents: unknown, changes: unknown = {}): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what comes from outside has no type yet
  const compiled = compilePolicies(documents as PolicyDocuments)
  if (!compiled.ok) return 'refused'
  const request: AuthorizationRequest = Object.assign({}, asked, changes)
  const { decision } = authorize(request, compiled.value)
  expect(explain(request, compiled.value).decision).toBe(decision)
  return decision
}
