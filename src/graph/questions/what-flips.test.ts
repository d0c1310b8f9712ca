import { readFileSync } from 'node:fs'

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { StatementReference } from '#engine/evaluate/decision.ts'
import { positionedDocuments, statementsIn } from '#engine/explain/proposals/document-position.ts'
import type { Caller } from '#model/caller.ts'
import { applyChange } from '#model/change.ts'
import { editDocument } from '#model/commands/edit-document.ts'
import { documentAt, parsePlaceKey } from '#model/document-place.ts'
import { withDrafts } from '#model/drafts.ts'
import { arn } from '#model/entities/names.ts'
import { loadWorkspace } from '#model/file/workspace-file.ts'
import { gather, type Ask } from '#model/gather.ts'
import { entitiesOf, entityOf, type Workspace } from '#model/workspace.ts'
import { callerOf } from '#sessions/caller-of.ts'
import { accepted } from '#testing/accounts.ts'

import { explainCaller } from './explain-caller.ts'
import type { FlipsPiece, WhatFlips } from './flip.ts'
import { askWhatFlips } from './what-flips.ts'

function sample(name: string): Workspace {
  const loaded = loadWorkspace(JSON.parse(readFileSync(`public/samples/${name}.json`, 'utf8')))
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problem))
  return loaded.value
}

const workspace = sample('teaching')
const alice = { kind: 'user', user: arn('arn:aws:iam::111122223333:user/staff/alice'), context: {} } as const
const put = {
  action: 's3:PutObject',
  resource: 'arn:aws:s3:::parcelo-artifacts/releases/tracker-1.43.0.zip',
  context: {},
}

function decisionOf(of: Workspace, caller: Caller, ask: Ask) {
  const explained = explainCaller(of, caller, ask)
  return explained.kind === 'traced' ? explained.trace.decision : 'unknown'
}

const now = '2026-03-01T10:00:00Z'
const alone = { session: null, now }
const pace = { giveWay: () => Promise.resolve(), now: () => 0 }

function whatFlips(
  of: Workspace,
  caller: Caller,
  question: { readonly ask: Ask; readonly board: readonly Ask[] },
): Promise<WhatFlips> {
  return askWhatFlips(of, caller, { ...question, ...alone }, { ...pace, report: () => undefined })
}

async function flipsOf(of: Workspace, caller: Caller, ask: Ask, board: readonly Ask[] = []) {
  const answer = await whatFlips(of, caller, { ask, board })
  return answer.kind === 'proposed' ? answer.flips : []
}

/** The decision before, and after each change of policies alone that is proposed. */
async function turnedRound(of: Workspace, caller: Caller, ask: Ask) {
  const flips = await flipsOf(of, caller, ask)
  return flips.flatMap(({ drafts, edits }) =>
    drafts === null || edits.some(({ kind }) => kind === 'set-context')
      ? []
      : { before: decisionOf(of, caller, ask), after: decisionOf(withDrafts(of, drafts), caller, ask) },
  )
}

/** The workspace without these statements, wherever their documents are used. */
function without(of: Workspace, taken: readonly StatementReference[]): Workspace {
  const places = [...new Set(taken.map(({ source }) => source))].flatMap((source) => {
    const place = source === undefined ? null : parsePlaceKey(source)
    return place === null ? [] : [{ source, place }]
  })
  return withDrafts(
    of,
    places.map(({ source, place }) => {
      const document = documentAt(of, place)
      const kept = statementsIn(document).filter(
        (_, at) => !taken.some((one) => one.source === source && one.statement === at),
      )
      return { place, document: Object.assign({}, document, { Statement: kept }) }
    }),
  )
}

/** Anybody of a workspace, asking for something that a policy of theirs, or a trust policy, speaks of. */
function questionsOf(of: Workspace): fc.Arbitrary<{ readonly caller: Caller; readonly ask: Ask }> {
  const users = entitiesOf(of, 'user').map(({ arn: user }): Caller => ({ kind: 'user', user, context: {} }))
  const roles = entitiesOf(of, 'role').map(({ arn: role }): Caller => ({
    kind: 'role-session',
    role,
    sessionName: 's',
    context: {},
    sessionPolicies: [],
  }))
  const anything = [
    ...entitiesOf(of, 'pinned-request').map(({ action, resource }) => ({ action, resource })),
    ...entitiesOf(of, 'role').map(({ arn: resource }) => ({ action: 'sts:AssumeRole', resource })),
  ]
  return fc
    .constantFrom(...users, ...roles)
    .chain((caller) =>
      fc.record({
        caller: fc.constant(caller),
        asked: fc.constantFrom(...anything, ...spokenOf(of, caller)),
        context: fc.constantFrom<Ask['context']>({}, { 'aws:MultiFactorAuthPresent': true }),
      }),
    )
    .map(({ caller, asked: { action, resource }, context }) => ({
      caller,
      ask: { action, resource, context },
    }))
}

function texts(value: unknown): readonly string[] {
  return [value].flat().filter((one) => typeof one === 'string')
}

/** What the caller's own policies speak of by name; a `*` in a resource is filled in. */
function spokenOf(of: Workspace, caller: Caller): readonly Pick<Ask, 'action' | 'resource'>[] {
  const { documents } = gather(of, caller, { action: 's3:GetObject', resource: '*', context: {} })
  return positionedDocuments(documents).flatMap(({ named }) =>
    statementsIn(named.document).flatMap(({ Action, Resource }) =>
      texts(Action)
        .filter((action) => !action.includes('*'))
        .flatMap((action) =>
          texts(Resource).map((resource) => ({
            action,
            resource: resource === '*' ? resource : resource.replaceAll('*', 'x'),
          })),
        ),
    ),
  )
}

describe('in the samples, for anybody and anything', () => {
  it.each(['teaching', 'organization'])(
    'every change that is proposed turns the decision round: %s',
    async (name) => {
      const of = sample(name)
      let tried = 0
      await fc.assert(
        fc.asyncProperty(questionsOf(of), async ({ caller, ask }) => {
          const outcomes = await turnedRound(of, caller, ask)
          tried += outcomes.length
          expect(
            outcomes.filter(({ before, after }) => (before === 'allowed') === (after === 'allowed')),
          ).toEqual([])
        }),
        { numRuns: 120 },
      )
      expect(tried).toBeGreaterThan(20)
    },
  )

  it.each(['teaching', 'organization'])(
    'every statement that is named as the cause matters in the workspace: %s',
    async (name) => {
      const of = sample(name)
      let named = 0
      await fc.assert(
        fc.asyncProperty(questionsOf(of), async ({ caller, ask }) => {
          const answer = await whatFlips(of, caller, { ask, board: [] })
          const found = answer.kind === 'proposed' || answer.kind === 'none' ? answer.causes : null
          if (found === null) return
          named += found.causes.length
          const all = found.causes.map(({ statement }) => statement)
          const decision = decisionOf(of, caller, ask)
          expect(decisionOf(without(of, all), caller, ask)).toBe(found.withoutAll)
          expect(found.withoutAll).not.toBe(decision)
          for (const { statement, without: then } of found.causes)
            expect(decisionOf(without(of, [statement]), caller, ask)).toBe(then)
        }),
        { numRuns: 400 },
      )
      expect(named).toBeGreaterThan(20)
    },
  )
})

describe('what would turn a decision round', () => {
  it('may be a first policy of the resource, which can be tried', async () => {
    const caller = {
      kind: 'role-session',
      role: arn('arn:aws:iam::111122223333:role/DeployRole'),
      sessionName: 'alice',
      context: {},
      sessionPolicies: [],
    } as const
    const resource = arn('arn:aws:lambda:eu-west-1:111122223333:function:print-label')
    const ask = { action: 'lambda:UpdateFunctionConfiguration', resource, context: {} }
    const flips = await flipsOf(workspace, caller, ask)
    const fresh = flips.filter(({ edits }) =>
      edits.some((edit) => 'isNewPolicy' in edit && edit.isNewPolicy && edit.layer === 'resource'),
    )
    expect(fresh.length).toBeGreaterThan(0)
    for (const { drafts, besides } of fresh) {
      expect(drafts?.map(({ place }) => place)).toEqual([{ kind: 'resource', resource }])
      expect(besides).not.toBeNull()
      expect(decisionOf(withDrafts(workspace, drafts ?? []), caller, ask)).toBe('allowed')
    }
  })

  it('may be a new policy of whoever asks, of a name that none of theirs has, which can be tried and applied', async () => {
    const role = arn('arn:aws:iam::444455556666:role/LotwiseMonitoring')
    const caller = { kind: 'role-session', role, sessionName: 'x', context: {}, sessionPolicies: [] } as const
    const ask = { action: 'sqs:ListQueues', resource: '*', context: {} }
    const entity = entityOf(workspace, 'role', role)
    if (entity === undefined) throw new Error('no such role')
    const bare = { ...entity, inlinePolicies: [], attachedPolicies: [] }
    const bareWorkspace: Workspace = { ...workspace, entities: new Map(workspace.entities).set(role, bare) }
    const flips = await flipsOf(bareWorkspace, caller, ask)
    const first = flips.find(({ drafts }) => drafts?.some((draft) => draft.isNew === true))
    const [draft] = first?.drafts ?? []
    if (draft === undefined) throw new Error('no new policy was proposed')
    expect(draft.place).toEqual({ kind: 'inline', holder: role, name: 'allow-sqs-listqueues' })
    expect(first?.besides).not.toBeNull()
    expect(decisionOf(withDrafts(bareWorkspace, [draft]), caller, ask)).toBe('allowed')
    // not said to be new, it is the draft of a policy that was deleted, and decides nothing
    expect(
      withDrafts(bareWorkspace, [{ place: draft.place, document: draft.document }]).entities.get(role),
    ).toEqual(bareWorkspace.entities.get(role))

    const input = { ...draft, createDate: '2026-03-01T09:00:00Z' }
    expect(editDocument(bareWorkspace, { ...input, isNew: false }).ok).toBe(false)
    const applied = applyChange(bareWorkspace, accepted(editDocument(bareWorkspace, input)))
    expect(decisionOf(applied, caller, ask)).toBe('allowed')
    const taken = await flipsOf(applied, caller, { ...ask, action: 'sqs:listqueues' })
    expect(taken.flatMap(({ drafts }) => drafts ?? [])).not.toContainEqual(draft)
  })

  it('says what else the board would gain', async () => {
    const releases = 'arn:aws:s3:::parcelo-artifacts/releases'
    const others = [
      { ...put, resource: `${releases}/tracker-1.44.0.zip` },
      { ...put, resource: `${releases}/tracker-1.43.0.zip` },
    ]
    const flips = await flipsOf(workspace, alice, put, others)
    const made = flips.filter(({ drafts }) => drafts !== null && drafts.length > 0)
    expect(made.length).toBeGreaterThan(0)
    expect(flips.filter(({ drafts, besides }) => drafts === null && besides !== null)).toEqual([])
    expect(made.every(({ besides }) => besides?.gained.includes(1) === true)).toBe(true)
  })

  it('puts what weakens a limit behind what doesn’t, and says what it weakens', async () => {
    const bob = { kind: 'user', user: arn('arn:aws:iam::111122223333:user/staff/bob'), context: {} } as const
    const ask = {
      action: 'sts:AssumeRole',
      resource: 'arn:aws:iam::111122223333:role/BreakGlassRole',
      context: {},
    }
    const flips = await flipsOf(workspace, bob, ask)
    const counts = flips.map(({ loosens }) => loosens.length)
    expect(counts).toEqual(counts.toSorted((a, b) => a - b))
    expect(flips[0]?.edits[0]).toMatchObject({ kind: 'set-context', key: 'aws:MultiFactorAuthPresent' })
    expect(flips.some(({ loosens }) => loosens.includes('condition') || loosens.includes('trust'))).toBe(true)
  })

  it('says which expectations it would break, and mend', async () => {
    const [first] = await flipsOf(workspace, alice, put)
    expect(first?.besides).toMatchObject({ broken: ['expectation/2'], mended: [] })
    if (first?.drafts === undefined || first.drafts === null) throw new Error('nothing to try')
    const broken = withDrafts(workspace, first.drafts)
    const back = await flipsOf(broken, alice, put)
    expect(back.some(({ besides }) => besides?.mended.includes('expectation/2') === true)).toBe(true)
  })

  it('changes nothing else where only the call is made otherwise', async () => {
    const bob = { kind: 'user', user: arn('arn:aws:iam::111122223333:user/staff/bob'), context: {} } as const
    const resource = 'arn:aws:iam::111122223333:role/BreakGlassRole'
    const [first] = await flipsOf(workspace, bob, { action: 'sts:AssumeRole', resource, context: {} }, [put])
    expect(first?.besides).toEqual({ gained: [], lost: [], broken: [], mended: [] })
  })

  it('brings what makes the decision so first, and then each change once, in the order of the answer', async () => {
    const pieces: FlipsPiece[] = []
    const answer = await askWhatFlips(
      workspace,
      alice,
      { ask: put, board: [], ...alone },
      {
        ...pace,
        report: (piece) => pieces.push(piece),
      },
    )
    expect(pieces[0]).toMatchObject({ standing: { decision: 'implicitDeny', causes: null }, flips: [] })
    const flips = answer.kind === 'proposed' ? answer.flips : []
    expect(pieces.flatMap((piece) => piece.flips)).toEqual(flips)
  })

  it('names the roles that one may assume to do it, and none to who may already', async () => {
    const session = { kind: 'user', user: alice.user, mfa: true } as const
    const silent = { ...pace, report: () => undefined }
    const caller = callerOf(workspace, session)
    const denied = await askWhatFlips(workspace, caller, { ask: put, board: [], session, now }, silent)
    expect(denied).toMatchObject({
      kind: 'proposed',
      roles: ['arn:aws:iam::111122223333:role/DeployRole'],
    })
    const get = { ...put, action: 's3:GetObject' }
    const allowed = await askWhatFlips(workspace, caller, { ask: get, board: [], session, now }, silent)
    expect(allowed).toMatchObject({ decision: 'allowed', roles: [] })
  })

  it('is unknown for somebody who isn’t there', async () => {
    const missing = { ...alice, user: arn('arn:aws:iam::111122223333:user/nobody') }
    expect((await whatFlips(workspace, missing, { ask: put, board: [] })).kind).toBe('unknown')
  })
})
