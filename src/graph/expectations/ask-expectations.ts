import type { EntityId } from '#model/entities/entity.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { inPieces, type Pace } from '../questions/in-pieces.ts'
import { runExpectation, type ExpectationResult } from './run-expectation.ts'
import { unreachedStatements, type UnreachedStatements } from './unreached-statements.ts'

/** What became of some of the expectations. */
export type ExpectationsPiece = {
  readonly results: readonly (readonly [id: EntityId, result: ExpectationResult])[]
}

/** How many of each there were, and what none of them reaches. */
export type ExpectationsAnswer = Readonly<Record<ExpectationResult['kind'], number>> & {
  readonly unreached: readonly UnreachedStatements[]
}

/** Run all expectations of the workspace, in the order of their list, bringing the results as they are found. */
export async function askExpectations(
  workspace: Workspace,
  pace: Pace<ExpectationsPiece>,
): Promise<ExpectationsAnswer> {
  const counts = { met: 0, failed: 0, unknown: 0 }
  const all: ExpectationResult[] = []
  let results: (readonly [EntityId, ExpectationResult])[] = []
  await inPieces(
    ran(workspace),
    {
      add: (one) => {
        counts[one[1].kind] += 1
        all.push(one[1])
        results.push(one)
      },
      take: () => {
        const piece = { results }
        results = []
        return piece
      },
    },
    pace,
  )
  return { ...counts, unreached: unreachedStatements(workspace, all) }
}

function* ran(workspace: Workspace): Generator<readonly [EntityId, ExpectationResult]> {
  const listed = entitiesOf(workspace, 'expectation').toSorted((a, b) => a.order - b.order)
  for (const expectation of listed) yield [expectation.id, runExpectation(workspace, expectation)]
}
