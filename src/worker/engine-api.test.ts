import { describe, expect, it } from 'vitest'

import { arn } from '#model/entities/names.ts'
import { entitiesOf, entityOf, type Workspace } from '#model/workspace.ts'
import { assumeRole } from '#sessions/assume-role.ts'
import { nothingPassed } from '#sessions/nothing-passed.ts'
import type { Session, UserSession } from '#sessions/session.ts'
import { teachingSample } from '#testing/sample.ts'

import type { Ask, Draft, Verdict, VerdictsPiece } from './contract.ts'
import { createEngineApi } from './engine-api.ts'
import { revision } from './revision.ts'

const account = '111122223333'
const now = '2026-03-01T08:00:00Z'
const alice: UserSession = { kind: 'user', user: arn(`arn:aws:iam::${account}:user/staff/alice`), mfa: true }
const deployRole = arn(`arn:aws:iam::${account}:role/DeployRole`)
const release = 'arn:aws:s3:::parcelo-artifacts/releases/tracker-1.43.0.zip'
const put: Ask = { action: 's3:PutObject', resource: release, context: {} }
const send: Ask = {
  action: 'sqs:SendMessage',
  resource: `arn:aws:sqs:eu-west-1:${account}:parcel-events`,
  context: {},
}

function engineWith(workspace: Workspace) {
  const api = createEngineApi()
  void api.adopt({ workspace, revision: revision(1) }, alone)
  return api
}

async function decisions(
  api: ReturnType<typeof createEngineApi>,
  session: Session,
  drafts: readonly Draft[] = [],
) {
  const verdicts: readonly Verdict[] = await api.decide({ session, asks: [put, send], drafts, now }, alone)
  return verdicts.map((verdict) => (verdict.kind === 'decided' ? verdict.decision : 'unknown'))
}

function asDeployRole(workspace: Workspace): Session {
  const stack = assumeRole(workspace, [alice], {
    role: deployRole,
    sessionName: 'alice',
    ...nothingPassed,
    now,
    as: 'switch-role',
  })
  if (!stack.ok) throw new Error(`the sample refuses alice: ${stack.problem.kind}`)
  return stack.value.at(-1) ?? alice
}

function copied([place, verdict]: VerdictsPiece[number]): [number, Verdict] {
  return [place, verdict]
}

/** Nobody watches, nobody gives up. */
const alone = { report: () => undefined, giveWay: async () => undefined }

describe('the engine behind the worker', () => {
  it('flips the board when alice takes on DeployRole', async () => {
    const workspace = teachingSample()
    const api = engineWith(workspace)
    expect(await decisions(api, alice)).toEqual(['implicitDeny', 'allowed'])
    expect(await decisions(api, asDeployRole(workspace))).toEqual(['allowed', 'implicitDeny'])
  })

  it('lets a draft decide in place of the stored document, and forgets it afterwards', async () => {
    const workspace = teachingSample()
    const api = engineWith(workspace)
    const policy = entitiesOf(workspace, 'policy').find(({ name }) => name === 'DeveloperAccess')
    if (policy === undefined) throw new Error('the sample has no DeveloperAccess')
    const place = { kind: 'managed', policy: policy.arn, versionId: policy.defaultVersionId } as const
    const document = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:PutObject', Resource: '*' }],
    }
    expect(await decisions(api, alice, [{ place, document }])).toEqual(['allowed', 'implicitDeny'])
    expect(await decisions(api, alice)).toEqual(['implicitDeny', 'allowed'])
  })

  it('follows a change', async () => {
    const workspace = teachingSample()
    const api = engineWith(workspace)
    const group = entitiesOf(workspace, 'group').find(({ name }) => name === 'Developers')
    if (group === undefined) throw new Error('the sample has no Developers')
    const change = {
      label: { verb: 'detach-policy', names: [] },
      added: [],
      updated: [[group, { ...group, attachedPolicies: [] }] as const],
      removed: [],
    }
    await api.follow({ change, revision: revision(2) }, alone)
    expect(await decisions(api, alice)).toEqual(['implicitDeny', 'implicitDeny'])
  })

  it('decides as if a change were made, and holds on to what is', async () => {
    const workspace = teachingSample()
    const api = engineWith(workspace)
    const user = entityOf(workspace, 'user', alice.user)
    if (user === undefined) throw new Error('the sample has no alice')
    const change = {
      label: { verb: 'remove-user-from-group', names: [] },
      added: [],
      updated: [[user, { ...user, groups: [] }] as const],
      removed: [],
    }
    const [after] = await api.decideAfter({ session: alice, asks: [send], drafts: [], change, now }, alone)
    expect(after).toMatchObject({ decision: 'implicitDeny' })
    expect(await decisions(api, alice)).toEqual(['implicitDeny', 'allowed'])
  })

  it('throws when it is told of a change that does not follow on the one that it knows', () => {
    const api = engineWith(teachingSample())
    const change = { label: { verb: 'none', names: [] }, added: [], updated: [], removed: [] }
    expect(() => api.follow({ change, revision: revision(3) }, alone)).toThrow(/out of step/)
  })

  it('explains what it decides', async () => {
    const api = engineWith(teachingSample())
    const [verdict] = await api.decide({ session: alice, asks: [put], drafts: [], now }, alone)
    const explanation = await api.explain({ session: alice, ask: put, drafts: [], now }, alone)
    expect(verdict).toMatchObject({ kind: 'decided', decision: 'implicitDeny' })
    expect(explanation).toMatchObject({ kind: 'traced', trace: { decision: 'implicitDeny' } })
  })

  it('answers unknown, not a guess, where an attached policy is not in the workspace', async () => {
    const workspace = teachingSample()
    const user = entityOf(workspace, 'user', alice.user)
    if (user === undefined) throw new Error('the sample has no alice')
    const missing = arn('arn:aws:iam::aws:policy/NotHere')
    const entities = new Map(workspace.entities).set(user.id, { ...user, attachedPolicies: [missing] })
    const [verdict] = await engineWith({ ...workspace, entities }).decide(
      {
        session: alice,
        asks: [put],
        drafts: [],
        now,
      },
      alone,
    )
    expect(verdict).toMatchObject({ kind: 'unknown' })
  })

  it('lets what is asked tell the time, which a date in a policy waits for', async () => {
    const workspace = teachingSample()
    const queue = entityOf(workspace, 'resource', send.resource)
    if (queue === undefined) throw new Error('the sample has no such queue')
    const policy = {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Deny',
        Principal: '*',
        Action: 'sqs:*',
        Resource: '*',
        Condition: { DateGreaterThan: { 'aws:CurrentTime': '2026-04-01T00:00:00Z' } },
      },
    }
    const entities = new Map(workspace.entities).set(queue.id, { ...queue, policy })
    const api = engineWith({ ...workspace, entities })
    const at = async (time: string) => {
      const [verdict] = await api.decide({ session: alice, asks: [send], drafts: [], now: time }, alone)
      return verdict
    }
    expect(await at('2026-03-31T23:59:00Z')).toMatchObject({ decision: 'allowed' })
    expect(await at('2026-04-01T00:01:00Z')).toMatchObject({ decision: 'explicitDeny' })
  })

  it('answers a board piece by piece, what is in sight first, and says on what unknown keys have an answer hang', async () => {
    const api = engineWith(teachingSample())
    const told: [number, Verdict][] = []
    const course = { ...alone, report: (part: VerdictsPiece) => void told.push(...part.map(copied)) }
    const secret = `arn:aws:secretsmanager:eu-west-1:${account}:secret:carrier-login-a1B2c3`
    const login: Ask = {
      action: 'secretsmanager:GetSecretValue',
      resource: secret,
      context: {},
      unknown: ['aws:MultiFactorAuthPresent'],
    }
    const asks = [put, send, login]
    expect(await api.decideBoard({ session: alice, asks, first: [1], drafts: [], now }, course)).toBe(null)
    expect(told.map(([place]) => place)).toEqual([1, 0, 2])
    expect(told.at(-1)?.[1]).toEqual({
      kind: 'depends',
      text: 'aws:MultiFactorAuthPresent is true',
      certainty: 'exact',
    })
  })

  it('says the same of somebody outside whether keys that nothing asks for are known or not', async () => {
    const workspace = teachingSample()
    const queue = entityOf(workspace, 'resource', send.resource)
    if (queue === undefined) throw new Error('the sample has no such queue')
    const Statement = { Effect: 'Allow', Principal: '*', Action: 'sqs:*', Resource: '*' }
    const open = { ...queue, policy: { Version: '2012-10-17', Statement } }
    const api = engineWith({ ...workspace, entities: new Map(workspace.entities).set(queue.id, open) })
    const session: Session = { kind: 'outside', principal: arn('arn:aws:iam::999999999999:user/mallory') }
    const asks = [send, { ...send, unknown: ['aws:UserAgent'] }]
    const [one, other] = await api.decide({ session, asks, drafts: [], now }, alone)
    expect(one).toMatchObject({ kind: 'decided', decision: 'allowed' })
    expect(other).toEqual(one)
  })

  it('puts the roles that alice may assume first', async () => {
    const api = engineWith(teachingSample())
    const roles = await api.assumableRoles({ session: alice, context: {}, drafts: [], now }, alone)
    expect(roles[0]).toMatchObject({ role: deployRole, verdict: { decision: 'allowed' } })
  })

  it('tells what a draft does to the lines of the graph', async () => {
    const api = engineWith(teachingSample())
    const place = { kind: 'trust', role: deployRole } as const
    const drafted = { drafts: [{ place, document: { Version: '2012-10-17', Statement: [] } }], most: 3 }
    const told = await api.draftedLines(drafted, alone)
    expect(told.count).toBeGreaterThan(0)
    expect(told.nodes.map(({ name }) => name)).toContain('DeployRole')
    expect(await api.draftedLines({ drafts: [], most: 3 }, alone)).toMatchObject({ count: 0 })
  })

  it('draws the trust graph and lays it out', async () => {
    const api = engineWith(teachingSample())
    const graph = await api.trustGraph({ drafts: [] }, alone)
    const edge = graph.edges.find(({ sentence }) => sentence !== '')
    if (edge === undefined) throw new Error('no edge has a reason')
    const bare = { ...edge, sentence: '', deciding: [] }
    expect(await api.edgeReason({ edge: bare, drafts: [] }, alone)).toEqual(edge)
    const positions = await api.layOut(graph, alone)
    expect(graph.nodes.length).toBeGreaterThan(5)
    expect(Object.keys(positions).toSorted()).toEqual(graph.nodes.map(({ id }) => id).toSorted())
  })
})
