import { spawnSync } from 'node:child_process'

import { assert, property } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { isJsonObject } from '#engine/text/json-object.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'
import { smallCompany } from '#testing/accounts.ts'
import { hostileText, hostileWorkspace } from '#testing/hostile-workspace.ts'
import { namingWorkspace } from '#testing/naming-workspace.ts'
import { someIamWorkspace } from '#testing/random/workspaces.ts'

import { exportAwsCli } from './export-aws-cli.ts'

/** Stands in for the AWS CLI: prints its words, each ended by a NUL, and a line; answers what is asked of accounts. */
const stub = `aws() {
  case "$1 $2" in
    'sts get-caller-identity') echo 111111111111 ;;
    *) printf '%s\\0' "$@" >&2; printf 'END\\0' >&2; echo id-1 ;;
  esac
}
`

/** The calls that bash makes of a script. */
function callsOf(text: string, region = 'us-east-1'): string[][] {
  const env = { ...process.env, AWS_REGION: region }
  const { status, stderr } = spawnSync('bash', ['-c', stub + text], { encoding: 'utf8', env })
  expect(status).toBe(0)
  const calls = stderr.split('END\0').filter((call) => call !== '')
  return calls.map((call) => call.split('\0').slice(0, -1))
}

function optionOf(call: readonly string[], name: string): string | undefined {
  return call.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3)
}

const made = (calls: readonly string[][], operation: string) => calls.filter(([, op]) => op === operation)

const ofDev = (workspace: Workspace) => exportAwsCli(workspace).find(({ name }) => name === '111111111111.sh')

describe('scripts of AWS CLI calls', { timeout: 240_000 }, () => {
  it('pass every name, text and document on as it is', () => {
    assert(
      property(someIamWorkspace, (workspace) => {
        const file = ofDev(workspace)
        if (file === undefined) return
        const calls = callsOf(file.text)
        const users = entitiesOf(workspace, 'user').filter(({ accountId }) => accountId === '111111111111')
        expect(made(calls, 'create-user').map((call) => optionOf(call, 'user-name'))).toEqual(
          users.map(({ name }) => name),
        )
        const policies = entitiesOf(workspace, 'policy').filter(({ owner }) => owner === '111111111111')
        expect(
          made(calls, 'create-policy').map((call) => JSON.parse(optionOf(call, 'policy-document') ?? '')),
        ).toEqual(policies.map(({ versions }) => versions[0]?.document))
        expect(made(calls, 'create-policy-version')).toHaveLength(
          policies.reduce((sum, { versions }) => sum + versions.length - 1, 0),
        )
      }),
      { numRuns: 30 },
    )
  })

  it('run nothing that stands in a text', () => {
    const calls = callsOf(ofDev(hostileWorkspace())?.text ?? '')
    const role = made(calls, 'create-role').find((call) => optionOf(call, 'role-name') === 'app')
    expect(optionOf(role ?? [], 'description')).toBe(hostileText)
    expect(made(calls, 'create-user').map((call) => optionOf(call, 'user-name'))).toEqual([
      '-rf',
      '<img src=x>',
    ])
    expect(calls.every(([service]) => service !== 'touch')).toBe(true)
  })

  it('read no file that a text names', () => {
    const workspace = hostileWorkspace()
    const [policy] = entitiesOf(workspace, 'policy')
    const entities = new Map(workspace.entities)
    if (policy !== undefined) entities.set(policy.id, { ...policy, description: 'file:///etc/passwd' })
    const text = ofDev({ ...workspace, entities })?.text ?? ''
    expect(made(callsOf(text), 'create-policy').map((call) => optionOf(call, 'description'))).toEqual([
      undefined,
    ])
    expect(text).toContain('# description left out')
  })

  it('make users before the roles that trust them, and roles in the order of their trust', () => {
    const calls = callsOf(ofDev(hostileWorkspace())?.text ?? '')
    const roles = made(calls, 'create-role').map((call) => optionOf(call, 'role-name'))
    expect(roles.indexOf('other')).toBeLessThan(roles.indexOf('app'))
    expect(calls.findIndex(([, op]) => op === 'create-user')).toBeLessThan(
      calls.findIndex(([, op]) => op === 'create-role'),
    )
  })

  it('make buckets before their access points', () => {
    const operations = callsOf(ofDev(namingWorkspace())?.text ?? '').map(([, operation]) => operation)
    expect(operations.indexOf('create-bucket')).toBeLessThan(operations.indexOf('create-access-point'))
  })

  it('stop with the credentials of another account', () => {
    const text = exportAwsCli(smallCompany()).find(({ name }) => name === '222222222222.sh')?.text ?? ''
    const { status, stderr } = spawnSync('bash', ['-c', stub + text], { encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr).toBe('these credentials are of account 111111111111, not of 222222222222\n')
  })

  it.each([
    ['us-east-1', undefined],
    ['eu-west-1', 'LocationConstraint=eu-west-1'],
  ])('make buckets in %s as S3 wants to be told there', (region, constraint) => {
    const [call = []] = made(callsOf(ofDev(smallCompany())?.text ?? '', region), 'create-bucket')
    expect(optionOf(call, 'bucket')).toBe('reports')
    expect(optionOf(call, 'create-bucket-configuration')).toBe(constraint)
    expect(call).toHaveLength(constraint === undefined ? 3 : 4)
  })

  it('set policies of resources', () => {
    const calls = callsOf(ofDev(smallCompany())?.text ?? '')
    const [call = []] = made(calls, 'put-bucket-policy')
    expect(optionOf(call, 'bucket')).toBe('reports')
    expect(isJsonObject(JSON.parse(optionOf(call, 'policy') ?? ''))).toBe(true)
  })
})
