import type { EntityId } from '#model/entities/entity.ts'
import type { AccountId } from '#model/entities/names.ts'

import { accessDifference } from './access-difference.ts'
import { accountDifference, pairsOf } from './account-difference.ts'
import { namingStatements } from './deciding-statements.ts'
import type { ActionDifference, Sides } from './difference.ts'
import { inPieces, type Pace } from './in-pieces.ts'
import { type DifferenceStep, versionConcerns, versionDifference } from './version-difference.ts'

/** Of whom two sides are compared: two users or roles, everybody or one of them in two versions, or two accounts. */
export type Compared =
  | { readonly kind: 'principals'; readonly before: EntityId; readonly after: EntityId }
  | { readonly kind: 'versions'; readonly only: EntityId | null }
  | { readonly kind: 'accounts'; readonly before: AccountId; readonly after: AccountId }

export type DifferencePiece = {
  readonly differences: readonly ActionDifference[]
  readonly done: number
  readonly total: number
}

/** How much was asked, and how many actions that what differs covers were left out for there being too many. */
export type DifferenceCounts = { readonly asked: number; readonly leftOut: number }

type Course = {
  readonly steps: Iterable<DifferenceStep>
  readonly total: number
}

/** What stands differently, brought in pieces, each with the statements that decide where there aren't too many. */
export async function askDifference(
  sides: Sides,
  { of, actions }: { readonly of: Compared; readonly actions: readonly string[] },
  pace: Pace<DifferencePiece>,
): Promise<DifferenceCounts> {
  const { steps, total } = courseOf(sides, of, actions)
  const named = namingStatements(sides)
  let done = 0
  let leftOut = 0
  let differences: ActionDifference[] = []
  await inPieces(
    steps,
    {
      add: ({ found, done: more, leftOut: left }) => {
        done += more
        leftOut += left
        differences.push(...found.map(named))
      },
      take: () => {
        const piece = { differences, done, total }
        differences = []
        return piece
      },
    },
    pace,
  )
  return { asked: done, leftOut }
}

function courseOf(sides: Sides, of: Compared, actions: readonly string[]): Course {
  const [before, after] = sides
  switch (of.kind) {
    case 'principals': {
      const [one, other] = [
        { workspace: before, principal: of.before },
        { workspace: after, principal: of.after },
      ]
      return { steps: each(accessDifference(one, other, actions)), total: actions.length }
    }
    case 'versions': {
      const concerns = versionConcerns(sides, of.only)
      return { steps: versionDifference(sides, concerns, actions), total: concerns.length }
    }
    case 'accounts': {
      const accounts = [of.before, of.after] as const
      const total = pairsOf(after, ...accounts).length * actions.length
      return { steps: each(accountDifference(after, accounts, actions)), total }
    }
  }
}

function* each(answers: Iterable<readonly ActionDifference[]>): Generator<DifferenceStep> {
  for (const found of answers) yield { found, done: 1, leftOut: 0 }
}
