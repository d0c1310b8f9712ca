import type { Resource, ResourceType } from '#model/entities/entity.ts'

import { counted, noteOf } from './counted.ts'
import { isWritable } from './is-writable.ts'
import { lambdaPermissions } from './lambda-permissions.ts'

/** Types of which a workspace holds too little to make one anew, and what there is of them. */
const notMade: Partial<Readonly<Record<ResourceType, string>>> = {
  'ec2-instance': 'EC2 instance',
  'lambda-function': 'Lambda function',
  'dynamodb-table': 'DynamoDB table',
  generic: 'resource',
}

/** What can't be said of resources where they are made anew. */
export function resourceNotes(resources: readonly Resource[]): string[] {
  const ofType = (type: ResourceType) => resources.filter((one) => one.type === type)
  const unsaid = ofType('lambda-function').reduce((sum, one) => sum + lambdaPermissions(one.policy).unsaid, 0)
  const endpoints = ofType('vpc-endpoint').filter(
    ({ settings }) => settings.vpcId === null || settings.serviceName === null,
  )
  const points = ofType('s3-access-point').filter(({ settings }) => settings.bucket === null)
  const unwritable = resources.filter(({ policy }) => policy !== null && !isWritable(policy))
  return [
    ...Object.entries(notMade).flatMap(([type, noun]) =>
      noteOf(
        resources.filter((one) => one.type === type).length,
        noun,
        (what) => `Not made here, since a workspace holds too little of it: ${what}.`,
      ),
    ),
    ...noteOf(
      endpoints.length,
      'VPC endpoint',
      (what) => `Left out: ${what} whose VPC or service isn’t known.`,
    ),
    ...noteOf(points.length, 'access point', (what) => `Left out: ${what} whose bucket isn’t known.`),
    ...noteOf(
      unsaid,
      'statement',
      (what) => `Left out: ${what} of function policies that AddPermission can’t make.`,
    ),
    ...noteOf(unwritable.length, 'resource policy', (what) => `Left out: ${what} that is no JSON object.`),
    ...noteOf(
      resources.filter(({ unread }) => unread !== undefined).length,
      'resource',
      (what) =>
        `Policies, grants, aliases, tags or Block Public Access of ${what} were not read, and so are not made here.`,
    ),
    ...(ofType('kms-key').length === 0
      ? []
      : [
          `AWS gives the ids of ${counted(ofType('kms-key').length, 'KMS key')} anew: policies that name them have to be changed.`,
        ]),
  ]
}
