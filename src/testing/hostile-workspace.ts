import type { Workspace } from '#model/workspace.ts'

import { allowing, granting, trusting, workspaceOf } from './accounts.ts'

const account = '111111111111'

/** A text that breaks out of every quoting which isn't done. */
export const hostileText = '\'"`$(touch x)${y}$${z}%{w}%%{v}\\\n#<b>|*_é\u2028 EOF\nJSON'

/**
 * One of everything that exports write, with texts that other languages give a meaning to: names that IAM would
 * refuse too, as a workspace file may hold them.
 */
export function hostileWorkspace(): Workspace {
  const role = { name: 'app', trustPolicy: trusting(`arn:aws:iam::${account}:role/other`) }
  const block = {
    blockPublicAcls: true,
    ignorePublicAcls: true,
    blockPublicPolicy: true,
    restrictPublicBuckets: false,
  }
  return workspaceOf({
    rolescape: 1,
    name: hostileText,
    accounts: [
      {
        accountId: account,
        name: hostileText,
        alias: 'parcelo',
        blockPublicAccess: block,
        users: [
          { name: '-rf', groups: ['a b'], tags: { __proto__x: hostileText, [hostileText]: '${x}' } },
          {
            name: '<img src=x>',
            permissionsBoundary: `arn:aws:iam::${account}:policy/p`,
            loginProfile: true,
          },
        ],
        groups: [{ name: 'a b', inlinePolicies: [{ name: "it's", document: said(hostileText) }] }],
        roles: [
          { ...role, description: hostileText, attachedPolicies: [`arn:aws:iam::${account}:policy/p`] },
          { name: 'other', trustPolicy: trusting(`arn:aws:iam::${account}:user/-rf`) },
          { name: 'left', trustPolicy: trusting(`arn:aws:iam::${account}:role/right`) },
          { name: 'right', trustPolicy: trusting(`arn:aws:iam::${account}:role/left`) },
          {
            name: 'AWSServiceRoleForX_suffix',
            path: '/aws-service-role/x.amazonaws.com/',
            trustPolicy: trusting('*'),
          },
          { name: 'broken', trustPolicy: 'not a document' },
        ],
        policies: [
          {
            name: 'p',
            description: hostileText,
            versions: [
              { versionId: 'v1', document: allowing('s3:*') },
              { versionId: 'v2', document: said('home/${aws:username}') },
            ],
            defaultVersionId: 'v2',
          },
        ],
        instanceProfiles: [{ name: 'app', roleName: 'app' }],
        samlProviders: [{ name: 'sso', metadata: `<?xml version="1.0"?><E a='${hostileText}'/>` }],
        oidcProviders: [{ url: 'id.example.com/x', clientIds: ['sts.amazonaws.com'] }],
        resources,
      },
    ],
  })
}

function said(text: string) {
  return {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: '*',
      Condition: { StringLike: { 's3:prefix': text } },
    },
  }
}

const anyone = (action: string) => granting(action, '*', '*')
const regional = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:${account}:${rest}`

const resources = [
  { type: 's3-bucket', name: 'files', policy: anyone('s3:GetObject') },
  {
    type: 'sqs-queue',
    name: 'q.fifo',
    arn: regional('sqs', 'q.fifo'),
    policy: anyone('sqs:SendMessage'),
  },
  { type: 'sns-topic', name: 't', arn: regional('sns', 't'), policy: anyone('sns:Publish') },
  { type: 'kms-key', name: 'k', arn: regional('kms', 'key/k'), policy: anyone('kms:Decrypt') },
  {
    type: 'lambda-function',
    name: 'f',
    arn: regional('lambda', 'function:f'),
    policy: granting('lambda:InvokeFunction', '*', '222222222222'),
  },
  {
    type: 'secret',
    name: 's-AbCdEf',
    arn: regional('secretsmanager', 'secret:s-AbCdEf'),
    policy: said('x'),
  },
  { type: 'dynamodb-table', name: 'd', arn: regional('dynamodb', 'table/d'), policy: said('x') },
  { type: 'ecr-repository', name: 'e/e', arn: regional('ecr', 'repository/e/e'), policy: said('x') },
  { type: 'generic', name: 'g', arn: regional('glue', 'catalog'), policy: said('x') },
]
