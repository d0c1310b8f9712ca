import { assert, property } from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Workspace } from '#model/workspace.ts'
import { connectedAccounts } from '#testing/random/connected-accounts.ts'

import { accessOf } from '../questions/access-of.ts'
import { openKeysOf } from '../questions/asked-keys.ts'
import { askerOf } from '../questions/askers.ts'
import { emptyMemo } from '../trust-memo.ts'
import { trustGraphOf } from '../trust.ts'
import { isWithinReach, principalsOf, targetsOf } from './permission-calls.ts'
import type { Relation } from './relation.ts'
import { relationsOf } from './relations-of.ts'

/** Each call on each thing, as the relations from everybody tell it. */
function told(relations: readonly Relation[]): readonly string[] {
  return relations.flatMap((one) => {
    if (one.kind === 'pass') {
      return one.services.map(({ service, state }) => `${one.from} ${one.to} passes to ${service}: ${state}`)
    }
    if (one.kind !== 'change') return []
    return one.calls.map(({ action, state }) => `${one.from} ${one.to} ${action}: ${state}`)
  })
}

function expectTrue(workspace: Workspace): void {
  const memo = emptyMemo()
  const scene = { workspace, graph: trustGraphOf(workspace, memo), memo }
  const relations: Relation[] = []
  const asked: string[] = []
  for (const principal of principalsOf(workspace)) {
    const focus = { direction: 'from', id: principal.arn } as const
    for (const step of relationsOf(scene, { focus, kinds: ['pass', 'change'], actions: {} })) {
      relations.push(...step.relations)
    }
    const [caller] = askerOf(principal).callers
    if (caller === undefined) continue
    for (const kind of ['pass', 'change'] as const) {
      for (const target of [...targetsOf(scene, kind).values()].flat()) {
        const { arn, calls } = target
        for (const { as, action, resource, context } of calls) {
          const ask = { action, resource, context }
          const { state } = accessOf({ workspace, ask, openKeys: openKeysOf(workspace, ask) }, caller)
          const what = as.kind === 'pass' ? `passes to ${as.service}` : action
          // IAM lets nobody of another account in, whatever policy of theirs is missing
          const isUnknown = state === 'unknown' && !isWithinReach(principal, target)
          if (state !== 'denied' && !isUnknown) asked.push(`${principal.arn} ${arn} ${what}: ${state}`)
        }
      }
    }
  }
  expect(told(relations).toSorted()).toEqual(asked.toSorted())
}

describe('what can be passed and changed, in 20 random accounts', () => {
  it('is what the engine says of every pair and call, and none is missing', { timeout: 240_000 }, () => {
    assert(property(connectedAccounts, expectTrue), { numRuns: 20, seed: 8 })
  })

  it('is told the same from both ends', { timeout: 240_000 }, () => {
    assert(
      property(connectedAccounts, (workspace) => {
        const memo = emptyMemo()
        const scene = { workspace, graph: trustGraphOf(workspace, memo), memo }
        const kinds = ['pass', 'change'] as const
        const [from, to] = (['from', 'to'] as const).map((direction) =>
          [...workspace.entities.keys()].flatMap((id) =>
            [...relationsOf(scene, { focus: { direction, id }, kinds, actions: {} })].flatMap((step) =>
              told(step.relations),
            ),
          ),
        )
        expect(from?.toSorted()).toEqual(to?.toSorted())
      }),
      { numRuns: 15, seed: 9 },
    )
  })
})
