import { describe, expect, it } from 'vitest'

import { authorizeAll } from '#engine/evaluate/authorize-all.ts'
import type { JsonValue } from '#engine/text/json.ts'
import { applyChange } from '#model/change.ts'
import { moveAccount } from '#model/commands/move-account.ts'
import { setOrganizationPolicyType } from '#model/commands/set-organization-policy-type.ts'
import { accountId, arn } from '#model/entities/names.ts'
import { loadWorkspace, saveWorkspace } from '#model/file/workspace-file.ts'
import { resolve } from '#model/resolve.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'
import { empty, userNamed } from '#testing/account-exports.ts'

import { readImport } from './read-import.ts'

const member = '111122223333'
const management = '999999999999'
const answered = (command: string, answer: unknown) => ({ command: command.split(' '), answer })
const refusedBy = (command: string, error = 'TooManyRequestsException') => ({
  command: command.split(' '),
  error,
})

const policy = (statement: JsonValue) => ({ Version: '2012-10-17', Statement: statement })
const details = (statements: readonly JsonValue[]) =>
  answered('iam get-account-authorization-details', {
    UserDetailList: [
      {
        ...userNamed('otto'),
        UserPolicyList: [{ PolicyName: 'p', PolicyDocument: policy([...statements]) }],
      },
    ],
    GroupDetailList: [],
    RoleDetailList: [],
    Policies: [],
  })
const all = { Effect: 'Allow', Action: '*', Resource: '*' }
const allExcept = { Effect: 'Deny', Action: 'sqs:*', Resource: '*' }
const inside = answered('organizations describe-organization', {
  Organization: { Id: 'o-acme123456', MasterAccountId: management },
})

function file(id: string, answers: readonly unknown[]) {
  return { name: `${id}.json`, text: JSON.stringify({ rolescapeCollect: 1, account: id, answers }) }
}

const ofMember = (...statements: readonly JsonValue[]) =>
  file(member, [details(statements), inside, refusedBy('organizations list-roots', 'AccessDeniedException')])

const scp = (Id: string) => ({
  Policy: {
    PolicySummary: { Id, Name: Id, Type: 'SERVICE_CONTROL_POLICY' },
    Content: JSON.stringify(
      policy(Id === 'p-FullAWSAccess' ? all : { ...all, Effect: 'Deny', Action: 's3:*' }),
    ),
  },
})

/** The organization as the management account tells it, but for what `instead` says otherwise. */
function ofManagement(...instead: readonly { command: readonly string[] }[]) {
  const answers = [
    inside,
    answered('organizations list-roots', {
      Roots: [{ Id: 'r-1', PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }] }],
    }),
    answered('organizations list-accounts-for-parent --parent-id r-1', {
      Accounts: [{ Id: management, Name: 'root' }],
    }),
    answered('organizations list-organizational-units-for-parent --parent-id r-1', {
      OrganizationalUnits: [{ Id: 'ou-1-dev', Name: 'dev' }],
    }),
    answered('organizations list-accounts-for-parent --parent-id ou-1-dev', {
      Accounts: [{ Id: member, Name: 'dev' }],
    }),
    answered('organizations list-organizational-units-for-parent --parent-id ou-1-dev', {
      OrganizationalUnits: [],
    }),
    answered('organizations list-policies --filter SERVICE_CONTROL_POLICY', {
      Policies: ['p-FullAWSAccess', 'p-nos3'].map((Id) => ({ Id, Type: 'SERVICE_CONTROL_POLICY' })),
    }),
    answered('organizations describe-policy --policy-id p-FullAWSAccess', scp('p-FullAWSAccess')),
    answered('organizations list-targets-for-policy --policy-id p-FullAWSAccess', {
      Targets: ['r-1', 'ou-1-dev', member, management].map((TargetId) => ({ TargetId })),
    }),
    answered('organizations describe-policy --policy-id p-nos3', scp('p-nos3')),
    answered('organizations list-targets-for-policy --policy-id p-nos3', {
      Targets: [{ TargetId: 'ou-1-dev' }],
    }),
  ]
  const others = new Map(instead.map((one) => [one.command.join(' '), one]))
  return file(
    management,
    answers.map((one) => others.get(one.command.join(' ')) ?? one),
  )
}

function imported(files: readonly { name: string; text: string }[], into: Workspace = empty): Workspace {
  const { change } = readImport(files, into)
  const read = change === null ? into : applyChange(into, change)
  const loaded = loadWorkspace(saveWorkspace(read))
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problem))
  expect(saveWorkspace(loaded.value)).toEqual(saveWorkspace(read))
  return loaded.value
}

const otto = arn(`arn:aws:iam::${member}:user/otto`)

function told(workspace: Workspace, action = 's3:GetObject'): string {
  const ask = { action, resource: 'arn:aws:s3:::files/x', context: {} }
  const found = resolve(workspace, { kind: 'user', user: otto, context: {} }, ask)
  if (found.kind === 'ready') return authorizeAll(found.checks).decision
  return [...new Set(found.reasons.map(({ kind }) => kind))].join()
}

describe('an organization that was told in full', () => {
  it('has nothing unread, and its SCPs hold', () => {
    const workspace = imported([ofMember(all), ofManagement()])
    expect(entityOf(workspace, 'organization', 'organization')).not.toHaveProperty('unread')
    expect(told(workspace)).toBe('explicitDeny')
    expect(told(workspace, 'sqs:SendMessage')).toBe('allowed')
  })
})

describe.each([
  ['the list of SCPs', refusedBy('organizations list-policies --filter SERVICE_CONTROL_POLICY')],
  ['an SCP', refusedBy('organizations describe-policy --policy-id p-nos3')],
  ['where an SCP is attached', refusedBy('organizations list-targets-for-policy --policy-id p-nos3')],
])('an organization that told nobody %s', (_, refused) => {
  // a list that is refused is asked no further
  const isList = refused.command.includes('list-policies')
  const silent = ['describe-policy', 'list-targets-for-policy'].flatMap((call) =>
    ['p-FullAWSAccess', 'p-nos3'].map((id) => refusedBy(`organizations ${call} --policy-id ${id}`)),
  )
  const files = (...statements: readonly JsonValue[]) => [
    ofMember(...statements),
    ofManagement(refused, ...(isList ? silent : [])),
  ]

  it('has no answer to what a member may otherwise do', () => {
    const workspace = imported(files(all))
    expect(entityOf(workspace, 'organization', 'organization')?.unread).toEqual(['service-control'])
    expect(told(workspace)).toBe('unread-organization-policies')
  })

  it('denies what is denied all the same, whichever way', () => {
    expect(told(imported(files(all, allExcept)), 'sqs:SendMessage')).toBe('explicitDeny')
    expect(told(imported(files(allExcept)), 'iam:GetUser')).toBe('implicitDeny')
  })

  it('has an answer once the type is switched off, or somebody tells it', () => {
    const workspace = imported(files(all))
    const off = setOrganizationPolicyType(workspace, { type: 'service-control', enabled: false })
    expect(told(off.ok ? applyChange(workspace, off.value) : workspace)).toBe('allowed')
    expect(told(imported([ofManagement()], workspace))).toBe('explicitDeny')
  })
})

describe('an organization of which no SCP is told though they are on', () => {
  it('has no answer: its root has one at least', () => {
    const silent = ofManagement(
      ...[
        'list-policies --filter SERVICE_CONTROL_POLICY',
        'describe-policy --policy-id p-FullAWSAccess',
        'describe-policy --policy-id p-nos3',
        'list-targets-for-policy --policy-id p-FullAWSAccess',
        'list-targets-for-policy --policy-id p-nos3',
      ].map((call) => answered(`organizations ${call}`, {})),
    )
    expect(told(imported([ofMember(all), silent]))).toBe('unread-organization-policies')
  })
})

const outsiders = (key: string, value: string): JsonValue => ({
  Effect: 'Deny',
  Action: '*',
  Resource: '*',
  Condition: { StringNotEquals: { [key]: value } },
})

describe.each([
  ['its units', 'organizations list-organizational-units-for-parent --parent-id r-1'],
  ['the accounts of a unit', 'organizations list-accounts-for-parent --parent-id ou-1-dev'],
])('an organization that told nobody %s', (_, call) => {
  const files = (...statements: readonly JsonValue[]) => [
    ofMember(...statements),
    ofManagement(refusedBy(call)),
  ]
  it('may have among its members every account that stands nowhere', () => {
    expect(told(imported(files(all)))).toBe('unread-membership')
    expect(told(imported(files(all, allExcept)), 'sqs:SendMessage')).toBe('explicitDeny')
  })

  it('doesn’t say either what policies ask of the account’s organization', () => {
    const asking = imported(files(all, outsiders('aws:PrincipalOrgID', 'o-acme123456')))
    expect(told(asking)).toBe('unread-membership,unread-place')
  })

  it('has an answer for an account that is put in its place', () => {
    const workspace = imported(files(all))
    const input = { account: accountId(member), parent: 'r-1' }
    const moved = moveAccount(workspace, input)
    expect(told(moved.ok ? applyChange(workspace, moved.value) : workspace)).toBe('allowed')
  })
})

describe('an account that was refused which organization it is in', () => {
  const asks: JsonValue = {
    ...all,
    Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-acme123456' } },
  }
  const refused = refusedBy('organizations describe-organization', 'AccessDeniedException')
  const answers = (...statements: readonly JsonValue[]) => [file(member, [details(statements), refused])]

  it('has no answer where a policy asks for it', () => {
    expect(told(imported(answers(asks)))).toBe('unread-place')
    expect(told(imported(answers(all)))).toBe('allowed')
    const none = file(member, [
      refusedBy('organizations describe-organization', 'AWSOrganizationsNotInUseException'),
    ])
    expect(told(imported([...answers(asks), none]))).toBe('implicitDeny')
  })
})
