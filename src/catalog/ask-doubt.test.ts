import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { askDoubt } from './ask-doubt.ts'
import { readServiceDetails, type ServiceDetails } from './service-details.ts'

function service(prefix: string): ServiceDetails {
  const read = readServiceDetails(JSON.parse(readFileSync(`public/catalog/services/${prefix}.json`, 'utf8')))
  if (!read.ok) throw new Error(JSON.stringify(read.problem))
  return read.value
}

const object = 'arn:aws:s3:::b/2026/x'
const role = 'arn:aws:iam::111122223333:role/ci/R'

describe('a request that AWS is never asked', () => {
  it.each([
    ['s3:FlyObject', object, 'no-such-action'],
    ['s3:ListBucket', object, 'other-resource'],
    ['s3:GetObject', 'arn:aws:s3:::b', 'other-resource'],
    ['s3:GetObject', 'arn:aws:sqs:eu-west-1:111122223333:q', 'other-resource'],
    ['ec2:DescribeInstances', 'arn:aws:ec2:eu-west-1:111122223333:instance/i-1', 'no-resource'],
    ['sts:AssumeRole', 'arn:aws:iam::111122223333:group/G', 'other-resource'],
  ])('%s on %s is doubted: %s', (action, resource, kind) => {
    expect(askDoubt(service(action.slice(0, action.indexOf(':'))), { action, resource })?.kind).toBe(kind)
  })

  it.each([
    ['s3:GetObject', object],
    ['s3:getobject', object],
    ['s3:GetObject', '*'],
    ['s3:GetObject', ''],
    ['s3:ListBucket', 'arn:aws:s3:::b'],
    ['s3:', ''],
    ['s3:Get*', object],
    ['s3:ListAllMyBuckets', '*'],
    ['s3:GetObject', 'arn:aws:s3:eu-west-1:111122223333:accesspoint/a/object/k'],
    ['ec2:RebootInstances', 'arn:aws:ec2:eu-west-1:111122223333:instance/i-1'],
    ['sts:AssumeRole', role],
    ['sts:TagSession', role],
    ['iam:PassRole', role],
    ['iam:ChangePassword', 'arn:aws:iam::111122223333:user/contractors/dave'],
    ['iam:GetPolicy', 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
    ['kms:Decrypt', 'arn:aws:kms:eu-west-1:111122223333:key/1'],
    ['kms:Decrypt', 'arn:aws:kms:eu-west-1:111122223333:alias/a'],
    ['lambda:InvokeFunction', 'arn:aws:lambda:eu-west-1:111122223333:function:f'],
    ['lambda:InvokeFunction', 'arn:aws:lambda:eu-west-1:111122223333:function:f:live'],
    ['dynamodb:Query', 'arn:aws:dynamodb:eu-west-1:111122223333:table/t/index/i'],
    ['secretsmanager:GetSecretValue', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:s-a1B2c3'],
    ['sqs:SendMessage', 'arn:aws-cn:sqs:cn-north-1:111122223333:q'],
    ['sns:Publish', 'arn:aws:sns:eu-west-1:111122223333:t'],
  ])('%s on %s is none', (action, resource) => {
    const found = askDoubt(service(action.slice(0, action.indexOf(':'))), { action, resource })
    expect(found).toBeNull()
  })

  it('is one of a service that isn’t documented', () => {
    expect(askDoubt(null, { action: 'fly:Object', resource: '*' })).toEqual({
      kind: 'no-such-service',
      service: 'fly',
    })
  })
})
