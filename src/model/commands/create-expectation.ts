import { readPrincipal } from '#engine/request/principal.ts'
import type { RequestContext } from '#engine/request/request.ts'
import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { EntityId, Expectation } from '../entities/entity.ts'
import { entitiesOf, type Workspace } from '../workspace.ts'
import { adding, label } from './change-of.ts'
import { alreadyExists } from './check-entity.ts'
import { first, invalid } from './check-input.ts'
import { checkKeys } from './check-keys.ts'
import { checkRequest } from './check-request.ts'
import type { Problem } from './problem.ts'

/** What is to be so, of whom, and why. */
export type ExpectationInput = Omit<Expectation, 'kind' | 'id' | 'order'>

/** `id`: a fresh one, `expectation/…`. */
export type CreateExpectation = ExpectationInput & { readonly id: EntityId }

/**
 * Expect something of the workspace from now on, at the end of the list. Refuses a principal of no known kind, an
 * action that isn't a single one, a resource that isn't an ARN or `*`, a condition without any key, and a value
 * that isn't of the type of its key. Whom or what it is about need not be there: an expectation may be written before what
 * makes it true.
 */
export function createExpectation(workspace: Workspace, input: CreateExpectation): Result<Change, Problem> {
  const { id, action, principal } = input
  const problem = first([
    checkExpectation(input),
    id.startsWith('expectation/') ? null : invalid('id', id, 'reserved-prefix', null),
    workspace.entities.has(id) ? alreadyExists('expectation', id) : null,
  ])
  if (problem !== null) return refused(problem)
  const last = entitiesOf(workspace, 'expectation').reduce((most, { order }) => Math.max(most, order), -1)
  const added: Expectation = { ...input, kind: 'expectation', order: last + 1 }
  return ok(adding(label('create-expectation', action, principalText(principal)), added))
}

/** Null where the input may be an expectation's. */
export function checkExpectation(input: ExpectationInput): Problem | null {
  const { principal, expected } = input
  const isVain = expected.kind === 'allowedOnlyWith' && Object.keys(expected.context).length === 0
  return first([
    readPrincipal(principal, undefined) === null
      ? invalid('principal', principalText(principal), 'not-an-arn', null)
      : null,
    checkRequest(input),
    keysProblem('context', input.context),
    keysProblem('expected.context', expected.kind === 'allowedOnlyWith' ? expected.context : {}),
    isVain ? invalid('expected.context', '', 'too-short', null) : null,
  ])
}

/** A value of a global key must be of its type. The whole field is at fault: its rows say which of them is. */
function keysProblem(field: string, context: RequestContext): Problem | null {
  const problem = checkKeys({ context, unknown: [] })
  return problem?.kind === 'invalid-input' ? { ...problem, field } : problem
}

/** A principal in one text, for labels. */
export function principalText(principal: Expectation['principal']): string {
  if (typeof principal === 'string') return principal
  return 'Service' in principal ? principal.Service : principal.Federated
}
