import { assert, constantFrom, nat, property, array } from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Workspace } from '#model/workspace.ts'
import { chosen, climbingAccounts, spelled } from '#testing/escalation/climbing-accounts.ts'
import { gainsNothing } from '#testing/escalation/gains-nothing.ts'
import { plainReading } from '#testing/escalation/plain-reading.ts'

import { emptyEscalationMemo } from './escalation-memo.ts'
import { targetsOf } from './escalation.ts'
import { escalationsIn } from './escalations.ts'

describe('ways up', () => {
  it(
    'are those, and no others, that asking the engine for each permission finds',
    { timeout: 240_000 },
    () => {
      let ways = 0
      assert(
        property(climbingAccounts, constantFrom('user' as const, 'role' as const), (workspace, kind) => {
          const expected = plainReading(workspace, kind, { chosen, spelled })
          ways += expected.size
          const isOfKind = ([key]: readonly [string, string]) =>
            key.split(' ')[0]?.includes(`:${kind}/`) === true
          expectTrue(new Map([...told(workspace)].filter(isOfKind)), expected, workspace)
        }),
        { numRuns: 200, seed: 6 },
      )
      expect(ways).toBeGreaterThan(100)
    },
  )
})

describe('ways up after an edit', () => {
  it('are those that looking anew finds', { timeout: 240_000 }, () => {
    assert(
      property(
        climbingAccounts,
        climbingAccounts,
        array(nat(), { minLength: 1, maxLength: 3 }),
        (before, other, picks) => {
          const memo = emptyEscalationMemo()
          let now = before
          expect(told(now, memo)).toEqual(told(now))
          const ids = [...other.entities.keys()]
          for (const pick of picks) {
            now = withOneOf(now, other, ids[pick % ids.length] ?? '')
            expect(told(now, memo)).toEqual(told(now))
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

/** With one entity as the other workspace has it; without it where both have the same. */
function withOneOf(workspace: Workspace, { entities: others }: Workspace, id: string): Workspace {
  const entities = new Map(workspace.entities)
  const changed = others.get(id)
  const isSame = JSON.stringify(changed) === JSON.stringify(entities.get(id))
  if (changed === undefined || isSame) entities.delete(id)
  else entities.set(id, changed)
  return { ...workspace, entities }
}

/** Every way that is told is one; those that aren't told gain nothing. */
function expectTrue(
  found: ReadonlyMap<string, string>,
  expected: ReadonlyMap<string, string>,
  workspace: Workspace,
): void {
  const left = [...expected].filter(
    ([way]) => found.has(way) || !gainsNothing(workspace, way, { chosen, spelled }),
  )
  expect(found).toEqual(new Map(left))
}

function told(workspace: Workspace, memo = emptyEscalationMemo()): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const way of escalationsIn(workspace, memo)) {
    for (const { target } of targetsOf(way))
      found.set(`${way.principal} ${way.technique} ${target}`, way.state)
  }
  return found
}
