import { describe, expect, it } from 'vitest'

import type { GateKind, GateOutcome } from '#engine/explain/trace.ts'
import type { AuthorizationRequest } from '#engine/request/request.ts'
import { smallCompany, the } from '#testing/accounts.ts'
import { teachingSample, things } from '#testing/sample.ts'

import { gatesWithoutData } from './no-data.ts'

const gates = (['serviceControl', 'resourceControl', 'vpcEndpoint', 'resource', 'session'] as const).map(
  (gate) => ({ gate, outcome: 'notApplicable' as GateOutcome, rules: [], reason: '', statements: [] }),
)
const read: AuthorizationRequest = {
  principal: the.alice,
  action: 's3:GetObject',
  resource: `${the.reports}/2026.csv`,
  resourceAccount: '111111111111',
}

function lacking(request: AuthorizationRequest, workspace = smallCompany()): readonly GateKind[] {
  return [...gatesWithoutData(workspace, request, { gates }).keys()]
}

describe('the gates that the workspace has no data for', () => {
  it.each<[string, AuthorizationRequest, readonly GateKind[]]>([
    ['those of the organization, without one', read, ['serviceControl', 'resourceControl']],
    [
      'no RCPs for a service that they never reach',
      { ...read, action: 'ec2:RunInstances', resource: the.instance },
      ['serviceControl'],
    ],
    [
      'no SCPs for a service, which has no account',
      { ...read, principal: { Service: 'ec2.amazonaws.com' } },
      ['resourceControl'],
    ],
    ['none for a service-linked role', { ...read, principal: the.serviceLinked }, []],
    [
      'the policy of a bucket that isn’t there',
      { ...read, resource: 'arn:aws:s3:::elsewhere/k' },
      ['serviceControl', 'resourceControl', 'resource'],
    ],
    [
      'no policy of what never has one',
      { ...read, action: 'ec2:StopInstances', resource: 'arn:aws:ec2:eu-west-1:111111111111:instance/i-1' },
      ['serviceControl'],
    ],
    [
      'that of a VPC endpoint that isn’t there',
      { ...read, context: { 'AWS:SourceVpce': 'vpce-1' } },
      ['serviceControl', 'resourceControl', 'vpcEndpoint'],
    ],
  ])('are %s', (_title, request, kinds) => {
    expect(lacking(request)).toEqual(kinds)
  })

  it('are none of those that did something', () => {
    const passing = gates.map((gate) => Object.assign({}, gate, { outcome: 'pass' }))
    expect(gatesWithoutData(smallCompany(), read, { gates: passing }).size).toBe(0)
  })

  it('are not those of a resource that merely has no policy', () => {
    expect(
      lacking({ ...read, action: 'lambda:GetFunction', resource: things.printLabel }, teachingSample()),
    ).not.toContain('resource')
  })
})
