import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import type { Expectation, Expected } from '#model/entities/entity.ts'
import { loadWorkspace } from '#model/file/workspace-file.ts'
import type { Workspace } from '#model/workspace.ts'

import { reachedBy, runExpectation } from './run-expectation.ts'
import { unreachedStatements } from './unreached-statements.ts'

function sample(): Workspace {
  const loaded = loadWorkspace(JSON.parse(readFileSync('public/samples/teaching.json', 'utf8')))
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problem))
  return loaded.value
}

const workspace = sample()
const account = 'arn:aws:iam::111122223333:'
const release = 'arn:aws:s3:::parcelo-artifacts/releases/tracker-1.42.0.zip'
const breakGlass = `${account}role/BreakGlassRole`
const mfa: Expected = { kind: 'allowedOnlyWith', context: { 'aws:MultiFactorAuthPresent': true } }

function run(
  principal: Expectation['principal'],
  [action, resource]: readonly [string, string],
  expected: Expected,
  context: Expectation['context'] = {},
) {
  const said = { kind: 'expectation', id: 'expectation/1', order: 0, note: '' } as const
  return runExpectation(workspace, { ...said, principal, action, resource, context, expected })
}

describe('an expectation', () => {
  it.each<[string, Expected['kind'], string, string]>([
    [`${account}user/staff/alice`, 'allowed', 's3:GetObject', 'met'],
    [`${account}user/staff/alice`, 'denied', 's3:GetObject', 'failed'],
    [`${account}user/staff/alice`, 'denied', 's3:PutObject', 'met'],
    [`${account}user/staff/alice`, 'allowed', 's3:PutObject', 'failed'],
    [`${account}role/DeployRole`, 'allowed', 's3:PutObject', 'met'],
    ['*', 'denied', 's3:GetObject', 'met'],
  ])('of %s to be %s %s is %s', (principal, kind, action, result) => {
    if (kind === 'allowedOnlyWith') return
    expect(run(principal, [action, release], { kind }).kind).toBe(result)
  })

  it('says by the engine’s own words what went otherwise', () => {
    const result = run(`${account}user/staff/alice`, ['s3:PutObject', release], { kind: 'allowed' })
    expect(result).toMatchObject({ kind: 'failed', shortfall: 'denied' })
    expect(result.kind === 'failed' ? result.sentence : '').toContain('denied implicitly')
  })

  it('that hangs on MFA is met only where MFA makes the difference', () => {
    const bob = `${account}user/staff/bob`
    expect(run(bob, ['sts:AssumeRole', breakGlass], mfa).kind).toBe('met')
    expect(run(bob, ['sts:AssumeRole', breakGlass], mfa, { 'aws:multifactorauthpresent': false }).kind).toBe(
      'met',
    )
    const alice = run(`${account}user/staff/alice`, ['s3:GetObject', release], mfa)
    expect(alice).toMatchObject({ kind: 'failed', shortfall: 'allowed-without' })
    const carol = run(`${account}user/staff/carol`, ['sts:AssumeRole', breakGlass], mfa)
    expect(carol).toMatchObject({ kind: 'failed', shortfall: 'denied-with' })
  })

  it('of somebody or something that is not there is unknown, never met', () => {
    const missing = `${account}user/nobody`
    expect(run(missing, ['s3:GetObject', release], { kind: 'denied' })).toEqual({
      kind: 'unknown',
      reasons: [{ kind: 'no-such-caller', caller: missing }],
    })
    expect(run('nobody', ['s3:GetObject', release], { kind: 'denied' }).kind).toBe('unknown')
  })

  it('reaches the statements that apply to it, and leaves the others listed', () => {
    const result = run(`${account}user/staff/alice`, ['s3:GetObject', release], { kind: 'allowed' })
    const before = unreachedStatements(workspace, new Set())
    const own = before.find(
      ({ place }) => place.kind === 'managed' && place.policy.endsWith('/ManageOwnCredentials'),
    )
    expect(own?.unreached).toEqual([
      { statement: 0, sid: 'OwnPassword' },
      { statement: 1, sid: 'OwnMfaDevice' },
    ])
    const after = unreachedStatements(workspace, new Set(reachedBy(result)))
    const count = (all: typeof before) => all.reduce((sum, { unreached }) => sum + unreached.length, 0)
    expect(result.kind === 'met' ? result.reached.length : 0).toBeGreaterThan(0)
    expect(count(before) - count(after)).toBe(result.kind === 'met' ? new Set(result.reached).size : 0)
  })
})
