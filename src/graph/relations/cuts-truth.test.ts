import { assert, property } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { isJsonObject } from '#engine/text/json-object.ts'
import { placeKey } from '#model/document-place.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'
import { connectedAccounts } from '#testing/random/connected-accounts.ts'

import { reachOf } from '../reach.ts'
import { emptyMemo } from '../trust-memo.ts'
import { trustGraphOf } from '../trust.ts'
import { cutSteps } from './cuts.ts'
import type { CutAnswer, CutPart } from './graph-question.ts'
import { partKey, without } from './removal.ts'

function cutsFor(workspace: Workspace, from: string, to: string): CutAnswer | undefined {
  const memo = emptyMemo()
  const scene = { workspace, graph: trustGraphOf(workspace, memo), memo }
  const last = [...cutSteps(scene, { from, to: { kind: 'node', id: to }, actions: {} })].at(-1)
  return last?.kind === 'answer' ? last.answer : undefined
}

function isReached(workspace: Workspace, from: string, to: string): boolean {
  return reachOf(trustGraphOf(workspace)).reaches(from, to)
}

/** Every statement that could be taken. */
function allParts(workspace: Workspace): readonly CutPart[] {
  const documents = [
    ...entitiesOf(workspace, 'role').map((one) => ({
      source: placeKey({ kind: 'trust', role: one.arn }),
      document: one.trustPolicy,
    })),
    ...(['user', 'group', 'role'] as const).flatMap((kind) =>
      entitiesOf(workspace, kind).flatMap(({ arn, inlinePolicies }) =>
        inlinePolicies.map(({ name, document }) => ({
          source: placeKey({ kind: 'inline', holder: arn, name }),
          document,
        })),
      ),
    ),
    ...entitiesOf(workspace, 'policy').flatMap(({ arn, versions, defaultVersionId }) =>
      versions.map(({ document }) => ({
        source: placeKey({ kind: 'managed', policy: arn, versionId: defaultVersionId }),
        document,
      })),
    ),
  ]
  return documents.flatMap(({ source, document }) => {
    const list: unknown = isJsonObject(document) ? document['Statement'] : []
    const statements: readonly unknown[] = Array.isArray(list) ? list : [list]
    return statements.flatMap((one, statement): readonly CutPart[] =>
      isJsonObject(one) && one['Effect'] === 'Allow'
        ? [{ kind: 'statement', source, policy: '', statement, sid: null, layer: 'identity' }]
        : [],
    )
  })
}

describe('what would cut all ways, in 25 random accounts', () => {
  it('does so, and no fewer statements do', { timeout: 240_000 }, () => {
    assert(
      property(connectedAccounts, (workspace) => {
        const from = 'arn:aws:iam::111111111111:user/ann'
        for (const { arn } of entitiesOf(workspace, 'role')) {
          const answer = cutsFor(workspace, from, arn)
          expect(answer?.kind === 'no-way').toBe(!isReached(workspace, from, arn))
          if (answer?.kind !== 'cut') continue
          const [smallest] = answer.cuts
          const size = smallest?.parts.length ?? 0
          expect(size).toBeGreaterThan(0)
          for (const { parts } of answer.cuts)
            expect(isReached(without(workspace, parts), from, arn)).toBe(false)
          const singles = allParts(workspace).filter(
            (part) => !isReached(without(workspace, [part]), from, arn),
          )
          const told = answer.cuts.flatMap(({ parts }) => (parts.length === 1 ? parts.map(partKey) : []))
          expect(told.toSorted()).toEqual(singles.map(partKey).toSorted())
        }
      }),
      { numRuns: 25, seed: 7 },
    )
  })
})
