import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { JsonValue } from '#engine/text/json.ts'
import type { Entity } from '#model/entities/entity.ts'
import { gather } from '#model/gather.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'
import { trusting, workspaceOf } from '#testing/accounts.ts'
import { account, denying, inline, other, permitting, role, root, user } from '#testing/small-trust.ts'

import { anySession, callerSideOf, requestOf, roleSideOf } from './pair-sides.ts'
import { reachOf } from './reach.ts'
import { emptyMemo } from './trust-memo.ts'
import { trustGraphOf, trustGraphSteps } from './trust.ts'

const limits = `arn:aws:iam::${account}:policy/Limits`

function start(): Workspace {
  return workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [
          { name: 'ann', groups: ['ops'], tags: { team: 'web' } },
          { name: 'bob', permissionsBoundary: limits },
        ],
        groups: [{ name: 'ops', inlinePolicies: [inline(permitting(role('A')))] }],
        roles: [
          { name: 'A', trustPolicy: trusting(root) },
          { name: 'B', trustPolicy: trusting(role('A'), user('bob')), attachedPolicies: [limits] },
        ],
        policies: [{ name: 'Limits', document: permitting('*') }],
      },
      { accountId: other, name: 'b', users: [{ name: 'eve', inlinePolicies: [inline(permitting('*'))] }] },
    ],
  })
}

type Edit = {
  readonly at: number
  readonly kind: number
  readonly document: JsonValue
  readonly trust: JsonValue
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(20),
  kind: fc.nat(4),
  document: fc.constantFrom<JsonValue>(permitting('*'), permitting(role('B')), denying('*'), {
    Version: '1',
  }),
  trust: fc.constantFrom<JsonValue>(
    trusting(root),
    trusting('*'),
    trusting(user('ann'), user('gone')),
    'no policy',
  ),
})

/** One entity changed, removed, or put back as it was at first. */
function changed(workspace: Workspace, { at, kind, document, trust }: Edit): Workspace {
  const all = [...start().entities.values()]
  const one = all[at % all.length]
  if (one === undefined) return workspace
  const entities = new Map(workspace.entities)
  const now = entities.get(one.id) ?? one
  if (kind === 0) entities.delete(one.id)
  else entities.set(one.id, kind === 1 ? one : edited(now, { document, trust }))
  return { ...workspace, entities }
}

function edited(entity: Entity, { document, trust }: Pick<Edit, 'document' | 'trust'>): Entity {
  if (entity.kind === 'policy') {
    return { ...entity, versions: entity.versions.map((version) => ({ ...version, document })) }
  }
  if (entity.kind === 'role') return { ...entity, trustPolicy: trust }
  if (entity.kind === 'account') {
    return { ...entity, ownership: entity.ownership === 'own' ? 'third-party' : 'own' }
  }
  const isHolder = entity.kind === 'user' || entity.kind === 'group'
  return isHolder ? { ...entity, inlinePolicies: [{ name: 'p', document }] } : entity
}

describe('what is kept of the graph for the next change', () => {
  it('never shows: after any changes the graph is as from nothing, searches that were broken off notwithstanding', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
        const memo = emptyMemo()
        let workspace = start()
        for (const one of edits) {
          workspace = changed(workspace, one)
          trustGraphSteps(workspace, memo).next()
          if (one.at % 3 === 0) continue
          expect(trustGraphOf(workspace, memo)).toEqual(trustGraphOf(workspace))
        }
      }),
      { numRuns: 80 },
    )
  })

  it('is let go of once very many trust policies have been tried', () => {
    const [workspace, memo] = [start(), emptyMemo()]
    trustGraphOf(workspace, memo)
    for (let at = 0; at <= 10_000; at++) memo.ofTrust.set(`tried ${at}`, null)
    expect(trustGraphOf(workspace, memo)).toEqual(trustGraphOf(workspace))
    expect(memo.ofTrust.size).toBeLessThan(100)
  })

  it('is let go of with who is gone, and with patterns that were typed on the way to others', () => {
    const [workspace, memo] = [start(), emptyMemo()]
    const typed = (text: string): Workspace => {
      const [ann] = entitiesOf(workspace, 'user')
      if (ann === undefined) throw new Error('there is no user')
      const inlinePolicies = [inline(permitting(text))]
      return { ...workspace, entities: new Map(workspace.entities).set(ann.id, { ...ann, inlinePolicies }) }
    }
    for (let at = 1; at <= 9; at++) trustGraphOf(typed(`${role('Deploy-it').slice(0, -at)}*`), memo)
    expect([...memo.covered.keys()].filter((pattern) => pattern !== '*')).toHaveLength(1)
    const left = [...workspace.entities].filter(([id]) => id !== role('A'))
    trustGraphOf({ ...workspace, entities: new Map(left) }, memo)
    expect([...memo.roles.keys()]).toEqual([role('B')])
    expect(trustGraphOf(workspace, memo)).toEqual(trustGraphOf(workspace))
  })

  it('asks the engine what it would be asked of the whole pair', () => {
    const workspace = start()
    for (const { arn, kind } of [...entitiesOf(workspace, 'user'), ...entitiesOf(workspace, 'role')]) {
      const caller =
        kind === 'user'
          ? ({ kind, user: arn, context: {} } as const)
          : ({
              kind: 'role-session',
              role: arn,
              sessionName: anySession,
              context: {},
              sessionPolicies: [],
            } as const)
      for (const target of entitiesOf(workspace, 'role')) {
        const ask = { action: 'sts:AssumeRole', resource: target.arn, context: {} }
        const { request } = gather(workspace, caller, ask)
        const own = arn.split(':')[4] ?? null
        const joined = requestOf(
          callerSideOf(workspace, caller),
          roleSideOf(workspace, target.arn, own),
          'sts:AssumeRole',
        )
        expect(joined).toEqual(kind === 'role' ? { ...request, principal: arn } : request)
      }
    }
  })
})

describe('who can become whom over any number of hops', () => {
  it('is what walking the edges one by one finds', () => {
    const pairs = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 80 })
    fc.assert(
      fc.property(pairs, (tied) => {
        const nodes = Array.from({ length: 41 }, (_, at) => ({
          id: `n${at}`,
          kind: 'role' as const,
          name: '',
          accountId: null,
          entity: null,
        }))
        const none = { reason: 'decided', conditions: [], sentence: '', deciding: [] } as const
        const edges = tied.map(([from, to]) => ({
          ...none,
          id: `${from} ${to}`,
          from: `n${from}`,
          to: `n${to}`,
          kind: 'AssumeRole' as const,
          state: 'allowed' as const,
        }))
        const { reachedFrom } = reachOf({ nodes, edges })
        for (const { id } of nodes) {
          const seen = new Set<string>()
          const open = [id]
          for (let at = open.pop(); at !== undefined; at = open.pop()) {
            for (const { from, to } of edges) {
              if (from !== at || seen.has(to)) continue
              seen.add(to)
              open.push(to)
            }
          }
          expect(new Set(reachedFrom(id))).toEqual(seen)
        }
      }),
      { numRuns: 40 },
    )
  })
})
