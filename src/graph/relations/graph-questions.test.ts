import { describe, expect, it } from 'vitest'

import { arn } from '#model/entities/names.ts'
import type { Workspace } from '#model/workspace.ts'
import { trusting, workspaceOf } from '#testing/accounts.ts'
import {
  account,
  inline,
  other,
  permitting,
  role,
  root,
  statement,
  stranger,
  trustWith,
  user,
} from '#testing/small-trust.ts'

import { emptyMemo } from '../trust-memo.ts'
import { trustGraphOf } from '../trust.ts'
import { cutSteps } from './cuts.ts'
import { cyclesIn } from './cycles.ts'
import type { CutAnswer } from './graph-question.ts'
import { outsidersIn } from './outsiders.ts'
import { pathsIn } from './paths.ts'
import { reachSteps } from './reach-from.ts'
import type { AccessActions } from './relation.ts'
import { relationsOf } from './relations-of.ts'
import type { Scene } from './scene.ts'
import { unassumableIn } from './unassumable.ts'

const bucket = arn('arn:aws:s3:::crown')

const actions: AccessActions = {
  's3-bucket': [
    { action: 's3:ListBucket', level: 'List', isWithin: false },
    { action: 's3:GetObject', level: 'Read', isWithin: true },
    { action: 's3:PutObject', level: 'Write', isWithin: true },
  ],
}

/** ann may become A or B, either may become C, which reads the bucket; D and E trust one another; F trusts somebody gone. */
function company(): Workspace {
  const reading = statement({ Effect: 'Allow', Action: 's3:GetObject', Resource: `${bucket}/*` })
  return workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [{ name: 'ann', inlinePolicies: [inline(permitting('*'))] }, { name: 'bob' }],
        roles: [
          { name: 'A', trustPolicy: trusting(user('ann')) },
          { name: 'B', trustPolicy: trusting(root), inlinePolicies: [inline(permitting(role('C')))] },
          {
            name: 'C',
            trustPolicy: trustWith(
              { AWS: [role('A'), role('B')] },
              { Bool: { 'aws:SecureTransport': 'true' } },
            ),
            inlinePolicies: [inline(reading)],
          },
          { name: 'D', trustPolicy: trusting(role('E'), `arn:aws:iam::${stranger}:root`) },
          { name: 'E', trustPolicy: trusting(role('D')) },
          { name: 'F', trustPolicy: trusting(user('gone')) },
          { name: 'G', trustPolicy: trusting(`arn:aws:iam::${other}:root`) },
        ],
        resources: [{ type: 's3-bucket', name: 'crown' }],
      },
      { accountId: other, name: 'b', users: [{ name: 'eve' }] },
    ],
  })
}

function sceneOf(workspace: Workspace): Scene {
  const memo = emptyMemo()
  return { workspace, graph: trustGraphOf(workspace, memo), memo }
}

const ends = { longest: 6, most: 25, isCertain: false, actions }
const named = (hops: readonly { readonly to: string }[]) => hops.map(({ to }) => to.split('/').at(-1))

describe('ways', () => {
  it('lead to a role over each simple path, the shortest first, and each hop says why', () => {
    const { paths, isComplete } = pathsIn(sceneOf(company()), {
      ...ends,
      from: user('ann'),
      to: { kind: 'node', id: role('C') },
    })
    expect(isComplete).toBe(true)
    expect(paths.map(({ hops }) => named(hops).join()).toSorted()).toEqual(['A,C', 'B,C'])
    for (const hop of paths.flatMap(({ hops }) => hops)) {
      expect(hop.sentence).not.toBe('')
      expect(hop.deciding.length).toBeGreaterThan(0)
    }
  })

  it('end at a resource with the access that the last role has', () => {
    const { paths } = pathsIn(sceneOf(company()), {
      ...ends,
      from: user('ann'),
      to: { kind: 'node', id: bucket },
    })
    expect(paths.map(({ hops }) => hops.length)).toEqual([3, 3])
    const last = paths[0]?.hops.at(-1)
    expect(last).toMatchObject({ kind: 'access', from: role('C'), to: bucket, state: 'allowed' })
    expect(last?.kind === 'access' ? last.levels.map(({ level }) => level) : []).toEqual(['Read'])
  })

  it('to an action on a role don’t end where that role is assumed', () => {
    const to = { kind: 'action', action: 'iam:DeleteRole', resource: role('C') } as const
    expect(pathsIn(sceneOf(company()), { ...ends, from: user('ann'), to }).paths).toEqual([])
  })

  it('from a role to itself come back to it, over others or by a single hop', () => {
    const back = (id: string) =>
      pathsIn(sceneOf(company()), { ...ends, from: id, to: { kind: 'node', id } }).paths.map(({ hops }) =>
        named(hops),
      )
    expect(back(role('D'))).toEqual([['E', 'D']])
    expect(back(role('C'))).toEqual([])
    const itself = workspaceOf({
      rolescape: 1,
      name: 'w',
      accounts: [{ accountId: account, name: 'a', roles: [{ name: 'H', trustPolicy: trusting(role('H')) }] }],
    })
    const asked = { ...ends, from: role('H'), to: { kind: 'node', id: role('H') } } as const
    expect(pathsIn(sceneOf(itself), asked).paths.map(({ hops }) => named(hops))).toEqual([['H']])
  })

  it('leave out hops with conditions where only certain ones are asked for', () => {
    const asked = { ...ends, from: user('ann'), to: { kind: 'node', id: role('C') } } as const
    expect(pathsIn(sceneOf(company()), { ...asked, isCertain: true }).paths).toEqual([])
  })
})

describe('the reach of an identity', () => {
  it('holds the roles that it gets to and what these have access to', () => {
    const steps = [...reachSteps(sceneOf(company()), { from: user('ann'), actions })]
    const reached = steps.flatMap((step) => step.reached)
    expect(reached.map(({ id, path }) => [id.split(/[/:]/).at(-1), path.hops.length])).toEqual([
      ['A', 1],
      ['B', 1],
      ['C', 2],
      ['crown', 3],
    ])
  })

  it('is nothing for somebody without permissions', () => {
    const steps = [...reachSteps(sceneOf(company()), { from: user('bob'), actions })]
    expect(steps.flatMap((step) => step.reached)).toEqual([])
  })
})

describe('access that a boundary leaves to a part', () => {
  it('is found in that part', () => {
    const workspace = workspaceOf({
      rolescape: 1,
      name: 'w',
      accounts: [
        {
          accountId: account,
          name: 'a',
          users: [
            {
              name: 'ann',
              inlinePolicies: [inline(statement({ Effect: 'Allow', Action: '*', Resource: '*' }))],
              permissionsBoundary: `arn:aws:iam::${account}:policy/own`,
            },
          ],
          policies: [
            {
              name: 'own',
              document: statement({
                Effect: 'Allow',
                Action: 's3:*',
                Resource: `${bucket}/home/\${aws:username}/*`,
              }),
            },
          ],
          resources: [{ type: 's3-bucket', name: 'crown' }],
        },
      ],
    })
    const reached = [...reachSteps(sceneOf(workspace), { from: user('ann'), actions })].flatMap(
      (step) => step.reached,
    )
    expect(reached.map(({ id }) => id)).toEqual([bucket])
  })
})

describe('what cannot be told of a reach', () => {
  it('is counted, and not taken for nothing', () => {
    const workspace = workspaceOf({
      rolescape: 1,
      name: 'w',
      accounts: [
        {
          accountId: account,
          name: 'a',
          users: [{ name: 'ann', attachedPolicies: [`arn:aws:iam::${account}:policy/missing`] }],
          roles: [{ name: 'A', trustPolicy: trusting(root) }],
          resources: [{ type: 's3-bucket', name: 'crown' }],
        },
      ],
    })
    const steps = [...reachSteps(sceneOf(workspace), { from: user('ann'), actions })]
    expect(steps.flatMap((step) => step.reached)).toEqual([])
    expect(steps.map(({ unknown }) => unknown)).toEqual([1, 1])
  })
})

describe('questions on the whole graph', () => {
  it('name the roles that outsiders get to', () => {
    const { roles } = outsidersIn(sceneOf(company()))
    expect(roles.map((one) => one.role).toSorted()).toEqual([role('D'), role('E')])
    expect(roles.find((one) => one.role === role('E'))?.by[0]?.path.hops.length).toBe(2)
  })

  it('name the roles that can become one another', () => {
    const { cycles } = cyclesIn(sceneOf(company()))
    expect(cycles.map(({ members }) => members.toSorted())).toEqual([[role('D'), role('E')]])
  })

  it('name the roles that nobody can assume, and why', () => {
    const { roles } = unassumableIn(sceneOf(company()))
    expect(roles.map(({ role: its, why }) => [its, why])).toEqual([
      [role('F'), 'nobody-trusted'],
      [role('G'), 'not-permitted'],
    ])
  })

  it('tell what leaves a node and what arrives at one, of the kinds asked for', () => {
    const scene = sceneOf(company())
    const of = (focus: Parameters<typeof relationsOf>[1]['focus']) =>
      [...relationsOf(scene, { focus, kinds: ['assume', 'access'], actions })].flatMap(
        (step) => step.relations,
      )
    expect(of({ direction: 'from', id: role('C') }).map(({ kind, to }) => [kind, to])).toEqual([
      ['access', bucket],
    ])
    expect(of({ direction: 'to', id: role('C') }).map(({ from }) => from)).toEqual(
      expect.arrayContaining([role('A'), role('B')]),
    )
    expect(of({ direction: 'to', id: bucket }).map(({ from }) => from)).toEqual([root, role('C')])
  })
})

/** What would keep ann from it. */
const cut = (to: string, workspace = company()): CutAnswer | undefined => {
  const steps = [
    ...cutSteps(sceneOf(workspace), { from: user('ann'), to: { kind: 'node', id: to }, actions }),
  ]
  const last = steps.at(-1)
  return last?.kind === 'answer' ? last.answer : undefined
}

describe('what would cut all ways', () => {
  it('is one statement where all ways share one', () => {
    const answer = cut(bucket)
    const cuts = answer?.kind === 'cut' ? answer.cuts : []
    expect(cuts.map(({ parts }) => parts.map((part) => part.kind === 'statement' && part.source))).toEqual(
      expect.arrayContaining([[`trust/${role('C')}`], [`inline/p/${role('C')}`]]),
    )
    expect(cuts.every(({ parts }) => parts.length === 1)).toBe(true)
  })

  it('is several where no single one does, of both a direct trust and a permission', () => {
    const trustBoth = statement(
      { Effect: 'Allow', Principal: { AWS: user('ann') }, Action: 'sts:AssumeRole' },
      { Effect: 'Allow', Principal: { AWS: root }, Action: 'sts:AssumeRole' },
    )
    const workspace = workspaceOf({
      rolescape: 1,
      name: 'w',
      accounts: [
        {
          accountId: account,
          name: 'a',
          users: [{ name: 'ann', inlinePolicies: [inline(permitting('*'))] }],
          roles: [{ name: 'A', trustPolicy: trustBoth }],
        },
      ],
    })
    const answer = cut(role('A'), workspace)
    const sets = (answer?.kind === 'cut' ? answer.cuts : []).map(({ parts }) =>
      parts
        .map((part): string => (part.kind === 'statement' ? `${part.layer} ${part.statement}` : ''))
        .toSorted()
        .join(),
    )
    expect(sets.toSorted()).toEqual(['identity 0,resource 0', 'resource 0,resource 1'])
  })

  it('is the attachment of a policy that nobody can edit', () => {
    const workspace = workspaceOf({
      rolescape: 1,
      name: 'w',
      accounts: [
        {
          accountId: account,
          name: 'a',
          users: [{ name: 'ann', groups: ['Admins'] }],
          groups: [{ name: 'Admins', attachedPolicies: ['arn:aws:iam::aws:policy/Admin'] }],
          roles: [{ name: 'A', trustPolicy: trusting(root) }],
        },
      ],
      awsManagedPolicies: [{ name: 'Admin', document: permitting('*') }],
    })
    const answer = cut(role('A'), workspace)
    expect(
      answer?.kind === 'cut' ? answer.cuts.map(({ parts }) => String(parts[0]?.kind)).toSorted() : [],
    ).toEqual(['attachment', 'statement'])
  })

  it('has nothing to say where there is no way', () => {
    expect(cut(role('F'))).toEqual({ kind: 'no-way' })
  })
})
