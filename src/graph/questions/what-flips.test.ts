import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { withDrafts } from '#model/drafts.ts'
import { arn } from '#model/entities/names.ts'
import { loadWorkspace } from '#model/file/workspace-file.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { explainCaller } from './explain-caller.ts'
import { whatFlips } from './what-flips.ts'

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

function decisionOf(of: Workspace, caller: Parameters<typeof explainCaller>[1], ask: typeof put) {
  const explained = explainCaller(of, caller, ask)
  return explained.kind === 'traced' ? explained.trace.decision : 'unknown'
}

/** The decision before, and after each change of policies alone that is proposed. */
function turnedRound(of: Workspace, caller: Parameters<typeof explainCaller>[1], ask: typeof put) {
  const answer = whatFlips(of, caller, { ask, board: [] })
  const flips = answer.kind === 'proposed' ? answer.flips : []
  return flips.flatMap(({ drafts, edits }) =>
    drafts === null || edits.some(({ kind }) => kind === 'set-context')
      ? []
      : { before: decisionOf(of, caller, ask), after: decisionOf(withDrafts(of, drafts), caller, ask) },
  )
}

describe('what would turn a decision round', () => {
  it.each(['teaching', 'organization'])(
    'turns it round in the workspace, for every user and pin: %s',
    (name) => {
      const of = sample(name)
      const pins = entitiesOf(of, 'pinned-request')
      const outcomes = entitiesOf(of, 'user').flatMap(({ arn: user }) =>
        pins.flatMap((ask) => turnedRound(of, { kind: 'user', user, context: {} }, ask)),
      )
      expect(outcomes.length).toBeGreaterThan(2)
      expect(
        outcomes.filter(({ before, after }) => (before === 'allowed') === (after === 'allowed')),
      ).toEqual([])
    },
  )

  it('says what else the board would gain', () => {
    const releases = 'arn:aws:s3:::parcelo-artifacts/releases'
    const others = [
      { ...put, resource: `${releases}/tracker-1.44.0.zip` },
      { ...put, resource: `${releases}/tracker-1.43.0.zip` },
    ]
    const answer = whatFlips(workspace, alice, { ask: put, board: others })
    expect(answer.kind).toBe('proposed')
    const flips = answer.kind === 'proposed' ? answer.flips : []
    const made = flips.filter(({ drafts }) => drafts !== null && drafts.length > 0)
    expect(made.length).toBeGreaterThan(0)
    expect(flips.filter(({ drafts, besides }) => drafts === null && besides !== null)).toEqual([])
    expect(made.every(({ besides }) => besides?.gained.includes(1) === true)).toBe(true)
  })

  it('puts what weakens a limit behind what doesn’t, and says what it weakens', () => {
    const bob = { kind: 'user', user: arn('arn:aws:iam::111122223333:user/staff/bob'), context: {} } as const
    const ask = {
      action: 'sts:AssumeRole',
      resource: 'arn:aws:iam::111122223333:role/BreakGlassRole',
      context: {},
    }
    const answer = whatFlips(workspace, bob, { ask, board: [] })
    const flips = answer.kind === 'proposed' ? answer.flips : []
    const counts = flips.map(({ loosens }) => loosens.length)
    expect(counts).toEqual(counts.toSorted((a, b) => a - b))
    expect(flips[0]?.edits[0]).toMatchObject({ kind: 'set-context', key: 'aws:MultiFactorAuthPresent' })
    expect(flips.some(({ loosens }) => loosens.includes('condition') || loosens.includes('trust'))).toBe(true)
  })

  it('is unknown for somebody who isn’t there', () => {
    const missing = { ...alice, user: arn('arn:aws:iam::111122223333:user/nobody') }
    expect(whatFlips(workspace, missing, { ask: put, board: [] }).kind).toBe('unknown')
  })
})
