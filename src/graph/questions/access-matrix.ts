import type { EntityId, Principal } from '#model/entities/entity.ts'
import type { Ask } from '#model/gather.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import type { Access } from './access-of.ts'
import { heldBy } from './certain-denial.ts'
import { inPieces, type Pace } from './in-pieces.ts'
import { prepared } from './principal-access.ts'

/** Users and roles against requests. */
export type MatrixQuestion = { readonly principals: readonly EntityId[]; readonly asks: readonly Ask[] }

/** One principal's answers, a letter for each request, in their order: `a`llowed, `c`onditional, `d`enied, `u`nknown. */
export type MatrixRow = { readonly id: EntityId; readonly states: string }

export type MatrixPiece = {
  readonly rows: readonly MatrixRow[]
  readonly done: number
  readonly total: number
}

export type MatrixCounts = { readonly cells: number; readonly byState: Readonly<Record<string, number>> }

const letters: Readonly<Record<Access['state'], string>> = {
  allowed: 'a',
  conditional: 'c',
  denied: 'd',
  unknown: 'u',
}

/** The state that a letter of a row stands for. */
export function stateOfLetter(letter: string | undefined): Access['state'] {
  return letter === 'a' ? 'allowed' : letter === 'c' ? 'conditional' : letter === 'd' ? 'denied' : 'unknown'
}

/**
 * Each principal's answers, one principal after another. Those that aren't in the workspace are left out: they were
 * deleted meanwhile. Cost: near nothing for requests that a principal's policies don't speak of, a decision for each
 * group of principals whose policies say the same, a decision for each of the others.
 */
export function* accessMatrix(
  workspace: Workspace,
  { principals, asks }: MatrixQuestion,
): Generator<MatrixRow> {
  const questions = asks.map((ask) => prepared(workspace, ask))
  for (const id of principals) {
    const principal: Principal | undefined =
      entityOf(workspace, 'user', id) ?? entityOf(workspace, 'role', id)
    if (principal === undefined) continue
    const held = heldBy(workspace, principal)
    yield { id, states: questions.map(({ accessOfHeld }) => letters[accessOfHeld(held).state]).join('') }
  }
}

/** The same, brought in pieces. */
export async function askMatrix(
  workspace: Workspace,
  question: MatrixQuestion,
  pace: Pace<MatrixPiece>,
): Promise<MatrixCounts> {
  const byState: Record<string, number> = { allowed: 0, conditional: 0, denied: 0, unknown: 0 }
  const total = question.principals.length
  let done = 0
  let rows: MatrixRow[] = []
  await inPieces(
    accessMatrix(workspace, question),
    {
      add: (row) => {
        done += 1
        rows.push(row)
        for (const letter of row.states) {
          const state = stateOfLetter(letter)
          byState[state] = (byState[state] ?? 0) + 1
        }
      },
      take: () => {
        const piece = { rows, done, total }
        rows = []
        return piece
      },
    },
    pace,
  )
  return { cells: done * question.asks.length, byState }
}
