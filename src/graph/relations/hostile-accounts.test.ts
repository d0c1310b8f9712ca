import { describe, expect, it } from 'vitest'

import type { Workspace } from '#model/workspace.ts'
import { trusting, workspaceOf } from '#testing/accounts.ts'
import { account, inline, permitting, role, root, statement, stranger, user } from '#testing/small-trust.ts'

import { emptyMemo } from '../trust-memo.ts'
import { trustGraphOf } from '../trust.ts'
import { cutSteps } from './cuts.ts'
import { cyclesIn } from './cycles.ts'
import { outsidersIn } from './outsiders.ts'
import { pathsIn } from './paths.ts'
import { reachSteps } from './reach-from.ts'
import type { Scene } from './scene.ts'
import { unassumableIn } from './unassumable.ts'

function sceneOf(roles: readonly object[], users: readonly object[] = []): Scene {
  const accounts = [{ accountId: account, name: 'a', roles, users }]
  const workspace: Workspace = workspaceOf({ rolescape: 1, name: 'w', accounts })
  const memo = emptyMemo()
  return { workspace, graph: trustGraphOf(workspace, memo), memo }
}

const admin = (name: string) => ({ name, inlinePolicies: [inline(permitting('*'))] })
const mfa = (value: string) => ({ Bool: { 'aws:MultiFactorAuthPresent': value } })
const ends = { longest: 6, most: 25, isCertain: false, actions: {} }
const cutOf = (scene: Scene, from: string, to: string) => {
  const last = [...cutSteps(scene, { from, to: { kind: 'node', id: to }, actions: {} })].at(-1)
  return last?.kind === 'answer' ? last.answer : undefined
}

const deniedAll = (AWS: string, action = 'sts:AssumeRole') =>
  statement(
    { Effect: 'Allow', Principal: { AWS }, Action: action },
    { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' },
  )

describe('accounts as nobody would want them', () => {
  it(
    'of 5,000 roles that trust one account each is assumable, and it is found what cuts one of them',
    { timeout: 240_000 },
    () => {
      const many = Array.from({ length: 5000 }, (_, at) => ({ name: `R${at}`, trustPolicy: trusting(root) }))
      const scene = sceneOf(many, [admin('ann'), admin('bob'), { name: 'eve' }])
      expect(scene.graph.edges).toHaveLength(15_000)
      expect(unassumableIn(scene).roles).toEqual([])
      const answer = cutOf(scene, user('ann'), role('R4999'))
      expect(answer?.kind === 'cut' ? answer.cuts.length : 0).toBe(2)
    },
  )

  it('a ring of 400 roles is one cycle, and every one of them is reached', () => {
    const size = 400
    const ring = Array.from({ length: size }, (_, at) => ({
      name: `R${at}`,
      trustPolicy: trusting(role(`R${(at + size - 1) % size}`)),
    }))
    const scene = sceneOf(ring)
    expect(cyclesIn(scene).cycles.map(({ members }) => members.length)).toEqual([size])
    const [first] = reachSteps(scene, { from: role('R0'), actions: {} })
    expect(first?.reached).toHaveLength(size - 1)
    const far = pathsIn(scene, { ...ends, from: role('R0'), to: { kind: 'node', id: role('R9') } })
    expect([far.paths.length, far.isComplete]).toEqual([0, true])
  })

  it('roles that all trust one another have more ways than are told, and it says so', () => {
    const names = Array.from({ length: 14 }, (_, at) => `R${at}`)
    const scene = sceneOf(names.map((name) => ({ name, trustPolicy: trusting(...names.map(role)) })))
    const { paths, isComplete } = pathsIn(scene, {
      ...ends,
      from: role('R0'),
      to: { kind: 'node', id: role('R1') },
    })
    expect([paths.length, isComplete]).toEqual([25, false])
    expect(paths[0]?.hops).toHaveLength(1)
    expect(cutOf(scene, role('R0'), role('R1'))).toMatchObject({ kind: 'cut' })
  })

  it('a role that eight statements let somebody into has no cut that is found, and it says so', () => {
    const ann = { Effect: 'Allow', Principal: { AWS: user('ann') }, Action: 'sts:AssumeRole' }
    const trustPolicy = statement(...Array.from({ length: 8 }, () => ann))
    const scene = sceneOf([{ name: 'A', trustPolicy }], [{ name: 'ann' }])
    expect(cutOf(scene, user('ann'), role('A'))).toEqual({ kind: 'given-up' })
  })

  it('a role that trusts itself is a cycle of one, and comes back to itself by that hop alone', () => {
    const scene = sceneOf([{ name: 'Self', trustPolicy: trusting(role('Self')) }])
    expect(cyclesIn(scene).cycles.map(({ members }) => members)).toEqual([[role('Self')]])
    const { paths } = pathsIn(scene, { ...ends, from: role('Self'), to: { kind: 'node', id: role('Self') } })
    expect(paths.map(({ hops }) => hops.map(({ from, to }) => [from, to]))).toEqual([
      [[role('Self'), role('Self')]],
    ])
    expect(cutOf(scene, role('Self'), role('Self'))).toEqual({ kind: 'same-ends' })
  })

  it('deleted principals let nobody in, unknown accounts and everybody do', () => {
    const scene = sceneOf([
      { name: 'Deleted', trustPolicy: trusting('AIDAGONEGONEGONEGONE0', user('gone')) },
      { name: 'Vendor', trustPolicy: trusting(`arn:aws:iam::${stranger}:root`) },
      { name: 'Open', trustPolicy: trusting('*') },
    ])
    expect(unassumableIn(scene).roles.map(({ role: its, why }) => [its, why])).toEqual([
      [role('Deleted'), 'nobody-trusted'],
    ])
    expect(
      outsidersIn(scene)
        .roles.map((one) => one.role)
        .toSorted(),
    ).toEqual([role('Open'), role('Vendor')])
  })

  it('conditions of the two sides that no request meets together are no way', () => {
    const own = statement({
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Resource: '*',
      Condition: mfa('false'),
    })
    const trust = statement({
      Effect: 'Allow',
      Principal: { AWS: root },
      Action: 'sts:AssumeRole',
      Condition: mfa('true'),
    })
    const scene = sceneOf(
      [{ name: 'A', trustPolicy: trust }],
      [{ name: 'ann', inlinePolicies: [inline(own)] }],
    )
    expect(unassumableIn(scene).roles[0]?.why).toBe('at-odds')
    expect(pathsIn(scene, { ...ends, from: user('ann'), to: { kind: 'node', id: role('A') } }).paths).toEqual(
      [],
    )
  })

  it('a trust under conditions that shut out everybody who has a permission is told from one that nobody has a permission for', () => {
    const tagged = { StringEquals: { 'aws:PrincipalTag/team': 'x' } }
    const taggedOf = (AWS: string) =>
      statement({ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole', Condition: tagged })
    const other = `arn:aws:iam::${stranger}:root`
    const denied = statement(
      { Effect: 'Allow', Principal: { AWS: root }, Action: 'sts:AssumeRole' },
      { Effect: 'Deny', Principal: { AWS: user('ann') }, Action: 'sts:AssumeRole' },
    )
    const roles = [
      { name: 'Tagged', trustPolicy: taggedOf(root) },
      { name: 'Denied', trustPolicy: denied },
      { name: 'Unasked', trustPolicy: taggedOf(root) },
      { name: 'Named', trustPolicy: trusting(user('eve')) },
      { name: 'Elsewhere', trustPolicy: taggedOf(other) },
      { name: 'DeniedAll', trustPolicy: deniedAll(root) },
      { name: 'DeniedNamed', trustPolicy: deniedAll(user('ann')) },
      { name: 'DeniedAnyone', trustPolicy: deniedAll('*') },
      { name: 'DeniedOther', trustPolicy: deniedAll(user('eve')) },
      { name: 'TagsAlone', trustPolicy: deniedAll(root, 'sts:TagSession') },
    ]
    const covered = roles.map(({ name }) => role(name)).filter((one) => one !== role('Unasked'))
    const may = statement({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: covered })
    const own = [{ name: 'ann', inlinePolicies: [inline(may)] }]
    const accounts = [
      { accountId: account, name: 'a', roles, users: own },
      { accountId: stranger, name: 'b', users: [{ name: 'bob' }] },
    ]
    const workspace: Workspace = workspaceOf({ rolescape: 1, name: 'w', accounts })
    const memo = emptyMemo()
    const found = unassumableIn({ workspace, graph: trustGraphOf(workspace, memo), memo })
    expect(found.roles.map(({ role: its, why }) => [its, why])).toEqual([
      [role('Tagged'), 'kept-out'],
      [role('Denied'), 'kept-out'],
      [role('Unasked'), 'not-permitted'],
      [role('Named'), 'nobody-trusted'],
      [role('Elsewhere'), 'not-permitted'],
      [role('DeniedAll'), 'kept-out'],
      [role('DeniedNamed'), 'kept-out'],
      [role('DeniedAnyone'), 'kept-out'],
      [role('DeniedOther'), 'nobody-trusted'],
      [role('TagsAlone'), 'nobody-trusted'],
    ])
  })

  it('a permission on more roles than are asked about one by one counts where their trust shuts its holder out', () => {
    const trustPolicy = statement({
      Effect: 'Allow',
      Principal: { AWS: root },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'aws:PrincipalTag/team': 'x' } },
    })
    const many = Array.from({ length: 30 }, (_, at) => ({ name: `R${at}`, trustPolicy }))
    const whys = unassumableIn(sceneOf(many, [admin('ann')])).roles.map(({ why }) => why)
    expect(whys).toHaveLength(30)
    expect(new Set(whys)).toEqual(new Set(['kept-out']))
  })

  it('a time that is over lets nobody in, and is named as the reason', () => {
    const trust = statement({
      Effect: 'Allow',
      Principal: { AWS: user('ann') },
      Action: 'sts:AssumeRole',
      Condition: { DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } },
    })
    const own = statement({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' })
    const scene = sceneOf(
      [{ name: 'A', trustPolicy: trust }],
      [{ name: 'ann', inlinePolicies: [inline(own)] }],
    )
    expect(unassumableIn(scene).roles[0]?.why).toBe('over')
  })

  it('whoever isn’t there has no ways, no reach and nothing to cut', () => {
    const scene = sceneOf([{ name: 'A', trustPolicy: trusting(root) }])
    const asked = { ...ends, from: user('nobody'), to: { kind: 'node', id: role('A') } } as const
    expect(pathsIn(scene, asked).paths).toEqual([])
    expect(
      [...reachSteps(scene, { from: user('nobody'), actions: {} })].flatMap((step) => step.reached),
    ).toEqual([])
    expect(cutOf(scene, user('nobody'), role('A'))).toEqual({ kind: 'no-way' })
  })
})
