import type { Workspace } from '#model/workspace.ts'

import { granting, trusting, workspaceOf } from './accounts.ts'

const iam = (path: string) => `arn:aws:iam::111111111111:${path}`
const inRegion = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:111111111111:${rest}`
const bucket = 'arn:aws:s3:::reports'

/** An account whose policies and grants name one another's owners, and principals that are not there. */
export function namingWorkspace(): Workspace {
  const point = inRegion('s3', 'accesspoint/front')
  return workspaceOf({
    rolescape: 1,
    name: 'naming',
    accounts: [
      {
        accountId: '111111111111',
        name: 'dev',
        users: [{ name: 'alice' }],
        roles: [
          { name: 'app', trustPolicy: trusting(iam('user/alice')) },
          { name: 'gone', trustPolicy: trusting(iam('user/left'), iam('user/alice')) },
          { name: 'dead', trustPolicy: trusting('AIDAQQQQQQQQQQQQQQQQQ') },
        ],
        resources: [
          {
            arn: point,
            type: 's3-access-point',
            name: 'front',
            policy: granting('s3:GetObject', `${point}/object/*`, iam('user/alice')),
            settings: { bucket },
          },
          {
            arn: bucket,
            type: 's3-bucket',
            name: 'reports',
            policy: granting('s3:GetObject', `${bucket}/*`, iam('user/alice'), '222222222222'),
          },
          {
            arn: inRegion('kms', 'key/1234abcd-12ab-34cd-56ef-1234567890ab'),
            type: 'kms-key',
            name: 'k',
            policy: granting('kms:*', '*', iam('role/app')),
            settings: { grants: [{ grantee: iam('user/alice'), operations: ['Decrypt'] }] },
          },
        ],
      },
    ],
  })
}
