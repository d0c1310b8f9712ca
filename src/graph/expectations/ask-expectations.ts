import type { EntityId } from '#model/entities/entity.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { inPieces, type Pace } from '../questions/in-pieces.ts'
import { runExpectation, type ExpectationResult } from './run-expectation.ts'

/** What became of some of the expectations. */
export type ExpectationsPiece = {
  readonly results: readonly (readonly [id: EntityId, result: ExpectationResult])[]
}

/** How many of each there were. */
export type ExpectationCounts = Readonly<Record<ExpectationResult['kind'], number>>

/**
 * Run the expectations of the workspace, in the order of their list, bringing the results as they are found: those of
 * `only`, null for all.
 */
export async function askExpectations(
  workspace: Workspace,
  only: ReadonlySet<EntityId> | null,
  pace: Pace<ExpectationsPiece>,
): Promise<ExpectationCounts> {
  const counts = { met: 0, failed: 0, unknown: 0 }
  let results: (readonly [EntityId, ExpectationResult])[] = []
  await inPieces(
    ran(workspace, only),
    {
      add: (one) => {
        counts[one[1].kind] += 1
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
  return counts
}

function* ran(
  workspace: Workspace,
  only: ReadonlySet<EntityId> | null,
): Generator<readonly [EntityId, ExpectationResult]> {
  const listed = entitiesOf(workspace, 'expectation')
    .filter(({ id }) => only === null || only.has(id))
    .toSorted((a, b) => a.order - b.order)
  for (const expectation of listed) yield [expectation.id, runExpectation(workspace, expectation)]
}
