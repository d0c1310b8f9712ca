import { describe, expect, it } from 'vitest'

import { authorize } from '#engine/evaluate/authorize.ts'
import { after, allowing, dev, smallCompany, the, trusting, workspaceOf } from '#testing/accounts.ts'

import type { Caller } from './caller.ts'
import { createUser } from './commands/create-user.ts'
import { deleteEntity } from './commands/delete-entity.ts'
import { editDocument } from './commands/edit-document.ts'
import { putInlinePolicy } from './commands/put-inline-policy.ts'
import { removeUserFromGroup } from './commands/remove-user-from-group.ts'
import { renameUser } from './commands/rename-user.ts'
import { setDefaultPolicyVersion } from './commands/set-default-policy-version.ts'
import { withDrafts } from './drafts.ts'
import { arn, type Arn } from './entities/names.ts'
import { resolve } from './resolve.ts'
import type { Workspace } from './workspace.ts'

const denyingS3 = {
  Version: '2012-10-17',
  Statement: { Effect: 'Deny', Action: 's3:*', Resource: '*' },
}
const workspace = smallCompany()
const report = `${the.reports}/q1.csv`

function decision(start: Workspace, caller: Caller, action: string, resource: string): string {
  const resolution = resolve(start, caller, { action, resource, context: {} })
  if (resolution.kind === 'unknown') return resolution.reasons.map(({ kind }) => kind).join()
  return authorize(resolution.request, resolution.policies).decision
}

function user(of: Arn): Caller {
  return { kind: 'user', user: of, context: {} }
}

/** alice is deleted and a new one made, who may assume any role as far as her own policies go. */
function aliceAgain(start: Workspace): Workspace {
  let next = after(start, removeUserFromGroup(start, { user: the.alice, group: the.developers }))
  next = after(next, deleteEntity(next, { id: the.alice }))
  const input = { accountId: dev, path: '/', name: 'alice', uniqueId: 'AIDASECONDALICE00000', createDate: '' }
  next = after(next, createUser(next, { ...input, permissionsBoundary: null, loginProfile: false, tags: {} }))
  return after(
    next,
    putInlinePolicy(next, { holder: the.alice, name: 'a', document: allowing('sts:AssumeRole') }),
  )
}

describe('a decision about the account', () => {
  it('V28 counts only the version that is in force (R1.10)', () => {
    const remove = () => decision(workspace, user(the.alice), 's3:DeleteObject', report)
    expect(remove()).toBe('implicitDeny')
    const input = { policy: the.readReports, versionId: 'v2' }
    const switched = after(workspace, setDefaultPolicyVersion(workspace, input))
    expect(decision(switched, user(the.alice), 's3:DeleteObject', report)).toBe('allowed')
  })

  it('V115 is not limited by the service control policies of the account that it asks (R8.1)', () => {
    const [owner, stranger] = ['111111111111', '222222222222']
    const caller = arn(`arn:aws:iam::${stranger}:user/sam`)
    const policies = [{ id: 'p-nos3000', type: 'service-control', name: 'NoS3', document: denyingS3 }]
    const start = workspaceOf({
      rolescape: 1,
      name: 'outsiders',
      organization: {
        organizationId: 'o-abcdefghij',
        rootId: 'r-root',
        managementAccountId: '999999999999',
        policyTypes: ['service-control'],
        organizationPolicies: [],
        policies,
      },
      accounts: [
        {
          accountId: owner,
          parent: 'r-root',
          organizationPolicies: ['p-nos3000'],
          users: [{ name: 'ann', inlinePolicies: [{ name: 'p', document: allowing('s3:GetObject') }] }],
          resources: [
            {
              type: 's3-bucket',
              name: 'open',
              policy: {
                Version: '2012-10-17',
                Statement: {
                  Effect: 'Allow',
                  Principal: { AWS: caller },
                  Action: 's3:GetObject',
                  Resource: 'arn:aws:s3:::open/*',
                },
              },
            },
          ],
        },
        {
          accountId: stranger,
          users: [{ name: 'sam', inlinePolicies: [{ name: 'p', document: allowing('s3:GetObject') }] }],
        },
      ],
    })
    const read = (who: Arn) => decision(start, user(who), 's3:GetObject', 'arn:aws:s3:::open/k')
    expect(read(caller)).toBe('allowed')
    expect(read(arn(`arn:aws:iam::${owner}:user/ann`))).toBe('explicitDeny')
  })

  it('lets a named user assume the role, within the boundary', () => {
    expect(decision(workspace, user(the.alice), 'sts:AssumeRole', the.deploy)).toBe('allowed')
    expect(decision(workspace, user(the.bob), 'sts:AssumeRole', the.deploy)).toBe('implicitDeny')
  })

  it('trusts a renamed user as before (R3.10)', () => {
    const renamed = after(
      workspace,
      renameUser(workspace, { user: the.alice, newName: 'alicia', newPath: '/' }),
    )
    const alicia = arn('arn:aws:iam::111111111111:user/alicia')
    expect(decision(renamed, user(alicia), 'sts:AssumeRole', the.deploy)).toBe('allowed')
  })

  it('V99 does not trust a user who was made anew under the same name (R3.10)', () => {
    const again = aliceAgain(workspace)
    expect(decision(again, user(the.alice), 'sts:AssumeRole', the.deploy)).toBe('implicitDeny')
  })

  it('V100 matches a user who was made anew by the ARN in a condition (R3.11)', () => {
    const document = {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: dev },
        Action: 'sts:AssumeRole',
        Condition: { ArnEquals: { 'aws:PrincipalArn': the.alice } },
      },
    }
    const place = { kind: 'trust', role: the.deploy } as const
    const start = after(workspace, editDocument(workspace, { place, document, createDate: '' }))
    expect(decision(aliceAgain(start), user(the.alice), 'sts:AssumeRole', the.deploy)).toBe('allowed')
  })

  it('lets the account’s root user be, and a service only where it is trusted', () => {
    const root: Caller = { kind: 'root', accountId: dev, context: {} }
    const ecs: Caller = { kind: 'service', service: 'ecs.amazonaws.com', context: {} }
    expect(decision(workspace, root, 's3:DeleteBucket', the.reports)).toBe('allowed')
    expect(decision(workspace, ecs, 'sts:AssumeRole', the.serviceLinked)).toBe('allowed')
    expect(decision(workspace, ecs, 'sts:AssumeRole', the.deploy)).toBe('implicitDeny')
  })

  it('on a policy of AWS stays within the caller’s account', () => {
    const holder = the.bob
    const reading = after(
      workspace,
      putInlinePolicy(workspace, { holder, name: 'r', document: allowing('iam:GetPolicy') }),
    )
    expect(decision(reading, user(the.bob), 'iam:GetPolicy', the.awsReadOnly)).toBe('allowed')
  })
})

describe('unknown', () => {
  const denying = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: 'iam:*', Resource: '*' },
    ],
  }
  const broken = workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: dev,
        users: [
          {
            name: 'u',
            permissionsBoundary: `arn:aws:iam::${dev}:policy/gone`,
            inlinePolicies: [{ name: 'i', document: denying }],
          },
          { name: 'v', inlinePolicies: [{ name: 'i', document: { Statement: [{ Effect: 'Maybe' }] } }] },
        ],
      },
    ],
  })
  const u = user(arn(`arn:aws:iam::${dev}:user/u`))
  const v = user(arn(`arn:aws:iam::${dev}:user/v`))

  it('is what a missing boundary could limit', () => {
    expect(decision(broken, u, 's3:ListAllMyBuckets', '*')).toBe('no-such-policy')
  })

  it('is not what is denied whatever the boundary says (R1.3)', () => {
    expect(decision(broken, u, 'iam:ListUsers', '*')).toBe('explicitDeny')
  })

  it('is what hangs on a document that IAM’s grammar refuses, and says which and where', () => {
    expect(resolve(broken, v, { action: 's3:ListAllMyBuckets', resource: '*', context: {} })).toMatchObject({
      kind: 'unknown',
      reasons: [
        {
          kind: 'invalid-document',
          layer: 'identity',
          name: 'inline policy i of user v',
          source: `inline/i/arn:aws:iam::${dev}:user/v`,
          pointer: expect.stringMatching(/^\/identity\/0\/document\//),
        },
      ],
    })
  })

  it.each([
    ['an action of no service', 'GetObject', '*', 'unusable-request'],
    ['a resource that is no ARN', 's3:GetObject', 'reports', 'unusable-request'],
  ])('is %s', (_, action, resource, kind) => {
    expect(decision(workspace, user(the.alice), action, resource)).toBe(kind)
  })
})

describe('drafts', () => {
  it('decide in place of what is stored, without a new version', () => {
    const drafted = withDrafts(workspace, [
      {
        place: { kind: 'managed', policy: the.readReports, versionId: 'v1' },
        document: allowing('s3:DeleteObject'),
      },
      { place: { kind: 'inline', holder: the.developers, name: 'queues' }, document: allowing('sqs:*') },
      { place: { kind: 'trust', role: the.deploy }, document: trusting(the.bob) },
      { place: { kind: 'resource', resource: the.reports }, document: null },
    ])
    expect(decision(drafted, user(the.alice), 's3:DeleteObject', report)).toBe('allowed')
    expect(decision(drafted, user(the.alice), 's3:GetObject', report)).toBe('implicitDeny')
    expect(decision(drafted, user(the.alice), 'sqs:DeleteQueue', the.jobs)).toBe('allowed')
    expect(decision(drafted, user(the.alice), 'sts:AssumeRole', the.deploy)).toBe('implicitDeny')
    expect(drafted.entities.get(the.readReports)).toMatchObject({
      defaultVersionId: 'v1',
      versions: { length: 2 },
    })
  })

  it('of places that are not there change nothing', () => {
    const drafts = [
      { place: { kind: 'inline', holder: the.alice, name: 'none' }, document: {} },
      { place: { kind: 'trust', role: the.alice }, document: {} },
      { place: { kind: 'managed', policy: the.alice, versionId: 'v1' }, document: {} },
    ] as const
    expect(withDrafts(workspace, drafts)).toEqual(workspace)
    expect(withDrafts(workspace, [])).toBe(workspace)
  })
})
