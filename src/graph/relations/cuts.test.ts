import { describe, expect, it } from 'vitest'

import { workspaceOf } from '#testing/accounts.ts'
import { account, inline, permitting, role, root, statement, user } from '#testing/small-trust.ts'

import { emptyMemo } from '../trust-memo.ts'
import { trustGraphOf } from '../trust.ts'
import { cutSteps } from './cuts.ts'

describe('what would cut all ways', () => {
  it('is the one statement of a boundary that lets all of them through', () => {
    const twice = statement(...[1, 2].map(() => ({ Effect: 'Allow', Action: 'sts:*', Resource: '*' })))
    const trustTwice = statement(
      ...[1, 2].map(() => ({ Effect: 'Allow', Principal: { AWS: root }, Action: 'sts:AssumeRole' })),
    )
    const limits = `arn:aws:iam::${account}:policy/Limits`
    const workspace = workspaceOf({
      rolescape: 1,
      name: 'w',
      accounts: [
        {
          accountId: account,
          name: 'a',
          users: [{ name: 'ann', inlinePolicies: [inline(twice)], permissionsBoundary: limits }],
          roles: [{ name: 'A', trustPolicy: trustTwice }],
          policies: [{ name: 'Limits', document: permitting('*') }],
        },
      ],
    })
    const memo = emptyMemo()
    const scene = { workspace, graph: trustGraphOf(workspace, memo), memo }
    const steps = [
      ...cutSteps(scene, { from: user('ann'), to: { kind: 'node', id: role('A') }, actions: {} }),
    ]
    const last = steps.at(-1)
    const answer = last?.kind === 'answer' ? last.answer : undefined
    const parts = answer?.kind === 'cut' ? answer.cuts.map((one) => one.parts) : []
    expect(parts).toEqual([[expect.objectContaining({ layer: 'permissionsBoundary', statement: 0 })]])
  })
})
