import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { authorizeAll } from '#engine/evaluate/authorize-all.ts'
import { explain } from '#engine/explain/explain.ts'
import type { RequestContext } from '#engine/request/request.ts'
import { accepted, after } from '#testing/accounts.ts'

import type { Caller } from './caller.ts'
import { moveAccount } from './commands/move-account.ts'
import { setOrganizationPolicyType } from './commands/set-organization-policy-type.ts'
import { accountId, arn } from './entities/names.ts'
import { loadWorkspace, saveWorkspace } from './file/workspace-file.ts'
import { resolve } from './resolve.ts'
import type { Workspace } from './workspace.ts'

const file = new URL('../../public/samples/organization.json', import.meta.url)
const json: unknown = JSON.parse(readFileSync(file, 'utf8'))
const sample = accepted(loadWorkspace(json))

const context: RequestContext = {}
const user = (id: string): Caller => ({ kind: 'user', user: arn(`arn:aws:iam::${id}`), context })
const role = (id: string): Caller => ({
  kind: 'role-session',
  role: arn(`arn:aws:iam::${id}`),
  sessionName: 'test',
  context,
  sessionPolicies: [],
})
const marit = user('100000000001:user/marit')
const ole = user('400000000001:user/ole')
const importer = user('300000000001:user/machines/bookings-importer')
const dock = user('900000000009:user/dock')
const archivist = role('200000000001:role/LogArchivist')
const logsAdmin = role('200000000001:role/OrganizationAdministrator')
const deployer = role('300000000002:role/Deployer')

const europe = { 'aws:RequestedRegion': 'eu-west-1' }
const leave = { action: 'organizations:LeaveOrganization', resource: '*', context }
const trail = {
  action: 's3:DeleteObject',
  resource: 'arn:aws:s3:::tidewater-audit-trail/a',
  context: europe,
}
const charter = { action: 's3:GetObject', resource: 'arn:aws:s3:::tidewater-charters/a', context: europe }
const throughPoint = {
  ...charter,
  resource: 'arn:aws:s3:eu-west-1:300000000001:accesspoint/charters-for-web/object/a',
}
const table = {
  action: 'dynamodb:CreateTable',
  resource: 'arn:aws:dynamodb:eu-west-1:400000000001:table/trial',
  context: europe,
}
const run = (region: string) => ({
  action: 'ec2:RunInstances',
  resource: `arn:aws:ec2:${region}:300000000002:instance/i-0123456789abcdef0`,
  context: { 'aws:RequestedRegion': region },
})

function decision(workspace: Workspace, caller: Caller, ask: Parameters<typeof resolve>[2]): string {
  const resolution = resolve(workspace, caller, ask)
  return resolution.kind === 'unknown'
    ? JSON.stringify(resolution.reasons)
    : authorizeAll(resolution.checks).decision
}

describe('the organization sample', () => {
  it.each([
    ['R8.1 V112 the management account is limited by no SCP', marit, leave, 'allowed'],
    ['R8.2 a Deny at the root holds in every member account', deployer, leave, 'explicitDeny'],
    ['R8.3 the region lock lets Europe through', deployer, run('eu-west-1'), 'allowed'],
    ['R8.3 the region lock stops America', deployer, run('us-east-1'), 'explicitDeny'],
    ['the audit trail stays, whoever asks', logsAdmin, trail, 'explicitDeny'],
    ['the archivist alone deletes from it', archivist, trail, 'allowed'],
    ['R8.2 a sandbox has only the services on its list', ole, table, 'implicitDeny'],
    ['R8.6 an insider reads charters', importer, charter, 'allowed'],
    ['R8.6 the RCP keeps outsiders off a bucket open to everybody', dock, charter, 'explicitDeny'],
    ['R8.6 and anonymous callers', { kind: 'anonymous', context }, charter, 'explicitDeny'],
    ['R10.8 an insider reads through the access point', importer, throughPoint, 'allowed'],
    ['R10.8 an outsider does not', dock, throughPoint, 'explicitDeny'],
  ] satisfies readonly (readonly [string, Caller, Parameters<typeof resolve>[2], string])[])(
    '%s',
    (_, caller, ask, expected) => {
      expect(decision(sample, caller, ask)).toBe(expected)
    },
  )

  it.each([...sample.entities.values()].filter((entity) => entity.kind === 'pinned-request'))(
    'answers the row $action to whoever signs in first',
    ({ action, resource, context: keys }) => {
      expect(decision(sample, marit, { action, resource, context: keys })).toMatch(/^(allowed|\w+Deny)$/)
    },
  )

  it('names the level that stops a request', () => {
    const resolution = resolve(sample, ole, table)
    const blocked =
      resolution.kind === 'ready' ? explain(resolution.request, resolution.policies).sentence : ''
    expect(blocked).toContain('Sandbox')
  })

  it('R8.5 SCPs that are turned off limit nobody, and come back as FullAWSAccess alone', () => {
    const off = after(sample, setOrganizationPolicyType(sample, { type: 'service-control', enabled: false }))
    expect(decision(off, deployer, leave)).toBe('allowed')
    const on = after(off, setOrganizationPolicyType(off, { type: 'service-control', enabled: true }))
    expect(decision(on, deployer, leave)).toBe('allowed')
    expect(decision(on, ole, table)).toBe('allowed')
  })

  it('decides by the new OU once an account has moved', () => {
    const sandbox = accountId('400000000001')
    const change = moveAccount(sample, { account: sandbox, parent: 'ou-tide-workload' })
    expect(accepted(change).label.names).toEqual(['tidewater-sandbox', 'Sandbox', 'Workloads'])
    expect(decision(after(sample, change), ole, table)).toBe('allowed')
  })

  it('comes back from its file as it was', () => {
    expect(accepted(loadWorkspace(saveWorkspace(sample)))).toEqual(sample)
  })
})
