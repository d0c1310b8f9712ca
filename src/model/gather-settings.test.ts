import { describe, expect, it } from 'vitest'

import { allowing, dev, workspaceOf } from '#testing/accounts.ts'

import { arn } from './entities/names.ts'
import { gatherEndpoint } from './gather-endpoint.ts'
import { aliasContext, settingsFor } from './gather-settings.ts'
import { entityOf } from './workspace.ts'

const grant = { grantee: `arn:aws:iam::${dev}:role/app`, operations: ['Decrypt'] }
const keyArn = arn(`arn:aws:kms:eu-west-1:${dev}:key/k`)
const endpointArn = arn(`arn:aws:ec2:eu-west-1:${dev}:vpc-endpoint/vpce-1`)
const policy = allowing('s3:GetObject')

const workspace = workspaceOf({
  rolescape: 1,
  name: 'settings',
  accounts: [
    {
      accountId: dev,
      resources: [
        {
          type: 'kms-key',
          name: 'k',
          arn: keyArn,
          settings: { grants: [grant], aliases: ['alias/app'] },
        },
        {
          type: 'vpc-endpoint',
          name: 'vpce-1',
          arn: endpointArn,
          policy,
          settings: { vpcId: 'vpc-1' },
        },
      ],
    },
  ],
})

describe('a VPC endpoint', () => {
  it('R6.10 R8.10 limits what goes through it by its policy, and tells the VPC', () => {
    expect(gatherEndpoint(workspace, { 'AWS:SourceVpce': 'vpce-1' })).toMatchObject({
      policy: { name: 'endpoint policy of vpce-1', document: policy },
      context: { 'aws:SourceVpc': 'vpc-1' },
    })
  })

  it.each([
    ['no endpoint is named', {}],
    ['the endpoint is not known', { 'aws:SourceVpce': 'vpce-2' }],
  ])('R8.10 limits nothing where %s', (_, context) => {
    expect(gatherEndpoint(workspace, context)).toEqual({ policy: null, context: {}, gaps: [] })
  })
})

describe('a key', () => {
  const key = entityOf(workspace, 'resource', keyArn)

  it('R10.2 brings its grants', () => {
    expect(key && settingsFor(workspace, key)).toEqual({ kms: { grants: [grant] } })
    const ofAws = key && { ...key, settings: { ...key.settings, aliases: ['alias/aws/s3'], grants: [] } }
    expect(ofAws && settingsFor(workspace, ofAws)).toEqual({ kms: { keyManager: 'AWS' } })
  })

  it('tells its aliases as a condition key', () => {
    expect(key && aliasContext(key)).toEqual({ 'kms:ResourceAliases': ['alias/app'] })
  })
})
