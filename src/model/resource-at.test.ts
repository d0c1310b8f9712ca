import { expect, it } from 'vitest'

import { dev, smallCompany, the, workspaceOf } from '#testing/accounts.ts'

import { resourceAt } from './resource-at.ts'

const regional = 'eu-west-1:111111111111'
const company = smallCompany()
const things = workspaceOf({
  rolescape: 1,
  name: 'w',
  accounts: [
    {
      accountId: dev,
      resources: [
        { type: 'lambda-function', name: 'f', arn: `arn:aws:lambda:${regional}:function:f` },
        { type: 'sns-topic', name: 't', arn: `arn:aws:sns:${regional}:t` },
        { type: 's3-bucket', name: 'kept' },
        { type: 'generic', name: 'arn:aws:s3:::kept/old.zip' },
        { type: 'generic', name: 'arn:aws:s3:::gone/old.zip' },
      ],
    },
  ],
})

it.each([
  [company, `${the.reports}/a/b:c`, the.reports],
  [company, the.reports, the.reports],
  [company, 'arn:aws:s3:::reports-2/a', undefined],
  [company, the.deploy, the.deploy],
  [company, 'arn:aws:iam::111111111111:role/CI/Deploy', undefined],
  [company, 'account/111111111111', undefined],
  [company, '*', undefined],
  [things, `arn:aws:lambda:${regional}:function:f:prod`, `arn:aws:lambda:${regional}:function:f`],
  [things, `arn:aws:lambda:${regional}:function:g:prod`, undefined],
  [things, `arn:aws:sns:${regional}:t:0a1b`, `arn:aws:sns:${regional}:t`],
  // its bucket’s policy decides on an object, though the object has an entry of its own
  [things, 'arn:aws:s3:::kept/old.zip', 'arn:aws:s3:::kept'],
  [things, 'arn:aws:s3:::gone/old.zip', 'arn:aws:s3:::gone/old.zip'],
])('what a request is about is found by the ARN asked: case %#', (workspace, asked, owner) => {
  expect(resourceAt(workspace, asked)?.id).toBe(owner)
})
