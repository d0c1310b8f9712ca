import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { account, inline, statement, user } from '#testing/small-trust.ts'

import { targetsOf } from './escalation.ts'
import { escalationsIn, reasonsOf } from './escalations.ts'

const iam = (rest: string) => `arn:aws:iam::${account}:${rest}`
const allow = (action: string | readonly string[], more: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Action: action,
  Resource: '*',
  ...more,
})
const passing = (role: string, service: string): JsonObject =>
  allow('iam:PassRole', {
    Resource: iam(`role/${role}`),
    Condition: { StringEquals: { 'iam:PassedToService': `${service}.amazonaws.com` } },
  })
const trusting = (service: string) =>
  statement({
    Effect: 'Allow',
    Principal: { Service: `${service}.amazonaws.com` },
    Action: 'sts:AssumeRole',
  })
const profile = (roleName: string | null, name = 'p'): JsonObject => ({
  name,
  ...(roleName === null ? {} : { roleName }),
})

type Account = {
  readonly may: readonly JsonObject[]
  /** The service that each role trusts. */
  readonly roles: Readonly<Record<string, string>>
  readonly profiles?: readonly JsonObject[]
}

function accountWith({ may, roles, profiles = [] }: Account) {
  return workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [{ name: 'ann', inlinePolicies: [inline(statement(...may))] }],
        roles: Object.entries(roles).map(([name, service]) => ({
          name,
          trustPolicy: trusting(service),
          inlinePolicies: [inline(statement(allow('*')))],
        })),
        instanceProfiles: profiles,
      },
    ],
  })
}

/** The techniques by which ann gains which roles. */
function gained(made: Account): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {}
  for (const way of escalationsIn(accountWith(made))) {
    if (way.principal !== user('ann')) continue
    const list = (found[way.technique] ??= [])
    for (const { gains } of targetsOf(way)) list.push(gains?.replace(/.*\//, '') ?? '-')
  }
  return found
}

const starting: readonly (readonly [string, readonly string[]])[] = [
  ['ec2-run-instances', ['ec2:RunInstances']],
  ['ec2-request-spot', ['ec2:RequestSpotInstances']],
  ['ec2-associate-profile', ['ec2:AssociateIamInstanceProfile']],
  ['ec2-associate-profile', ['ec2:ReplaceIamInstanceProfileAssociation']],
  ['autoscaling-new-group', ['autoscaling:CreateLaunchConfiguration', 'autoscaling:CreateAutoScalingGroup']],
  ['autoscaling-new-group', ['autoscaling:CreateLaunchConfiguration', 'autoscaling:UpdateAutoScalingGroup']],
  [
    'autoscaling-new-group',
    ['ec2:CreateLaunchTemplate', 'ec2:RunInstances', 'autoscaling:CreateAutoScalingGroup'],
  ],
  [
    'autoscaling-new-group',
    ['ec2:CreateLaunchTemplate', 'ec2:RunInstances', 'autoscaling:UpdateAutoScalingGroup'],
  ],
  ['elasticbeanstalk-env', ['elasticbeanstalk:*']],
  ['imagebuilder-image', ['imagebuilder:*']],
  ['emr-run-job-flow', ['elasticmapreduce:RunJobFlow']],
]

describe('a role that instances act as', () => {
  it.each(starting)('%s by %s: is in a profile, or is put into one', (technique, actions) => {
    const found = (more: readonly JsonObject[], profiles: readonly JsonObject[]) => {
      const may = [allow(actions), passing('App', 'ec2'), passing('Service', 'elasticmapreduce'), ...more]
      return gained({ may, roles: { App: 'ec2', Service: 'elasticmapreduce' }, profiles })[technique]
    }
    const into = 'iam:AddRoleToInstanceProfile'
    const out = 'iam:RemoveRoleFromInstanceProfile'
    expect(found([], [])).toBeUndefined()
    expect(found([], [profile('Other')])).toBeUndefined()
    expect(found([], [profile('App')])).toEqual(['App'])
    expect(found([allow('iam:CreateInstanceProfile')], [])).toBeUndefined()
    expect(found([allow(['iam:CreateInstanceProfile', into])], [])).toEqual(['App'])
    expect(found([allow(into)], [])).toBeUndefined()
    expect(found([allow(into)], [profile('Other')])).toBeUndefined()
    expect(found([allow(into)], [profile(null)])).toEqual(['App'])
    expect(found([allow([into, out])], [profile('Other')])).toEqual(['App'])
    const elsewhere = allow(into, { Resource: iam('instance-profile/q') })
    expect(found([elsewhere, allow(out)], [profile('Other'), profile('Third', 'q')])).toEqual(['App'])
    expect(found([elsewhere], [profile(null)])).toBeUndefined()
  })

  it('is put into a profile that there is: an empty one, or one that it is let into once another is out', () => {
    const may = [passing('App', 'ec2'), allow('iam:AddRoleToInstanceProfile')]
    const found = (profiles: readonly JsonObject[], ...more: readonly JsonObject[]) =>
      gained({ may: [...may, ...more], roles: { App: 'ec2' }, profiles })['ec2-add-role-to-profile']
    expect(found([])).toBeUndefined()
    expect(found([profile('Other')])).toBeUndefined()
    expect(found([profile(null)])).toEqual(['App'])
    expect(found([profile('Other')], allow('iam:RemoveRoleFromInstanceProfile'))).toEqual(['App'])
  })

  it.each([
    [['ec2:CreateLaunchTemplate'], undefined],
    [['ec2:CreateLaunchTemplate', 'ec2:RunInstances'], ['App']],
  ])('takes a launch template that one may launch from: %s', (actions, expected) => {
    const may = [passing('App', 'ec2'), allow(['autoscaling:CreateAutoScalingGroup', ...actions])]
    const found = gained({ may, roles: { App: 'ec2' }, profiles: [profile('App')] })
    expect(found['autoscaling-new-group']).toEqual(expected)
  })
})

describe('a technique that takes two roles', () => {
  const emr = [allow('elasticmapreduce:RunJobFlow')]
  const pipeline = ['codepipeline:CreatePipeline', 'codepipeline:StartPipelineExecution']
  const building = [...pipeline, 'codebuild:CreateProject']

  it('EMR: one for the instances, in a profile, and one for the service', () => {
    const roles = { App: 'ec2', Service: 'elasticmapreduce' }
    const profiles = [profile('App')]
    const both = [passing('App', 'ec2'), passing('Service', 'elasticmapreduce')]
    const found = (may: readonly JsonObject[], more: Partial<Account> = {}) =>
      gained({ may: [...emr, ...may], roles, profiles, ...more })['emr-run-job-flow']
    expect(found(both)).toEqual(['App'])
    expect(found(both.slice(0, 1))).toBeUndefined()
    expect(found(both.slice(1))).toBeUndefined()
    expect(found([passing('App', 'ec2'), passing('Service', 'ec2')])).toBeUndefined()
    expect(found(both, { roles: { App: 'ec2', Service: 'glue' } })).toBeUndefined()
    expect(found(both, { roles: { App: 'glue', Service: 'elasticmapreduce' } })).toBeUndefined()
    expect(found([passing('*', 'ec2'), passing('*', 'elasticmapreduce')], { roles: { App: 'ec2' } })).toBe(
      undefined,
    )
  })

  it('CodePipeline: one for the build project, and one for the pipeline', () => {
    const roles = { Build: 'codebuild', Pipe: 'codepipeline' }
    const found = (may: readonly JsonObject[], actions = building) =>
      gained({ may: [allow(actions), ...may], roles })['codepipeline-create']
    expect(found([passing('Build', 'codebuild')])).toBeUndefined()
    expect(found([passing('Build', 'codebuild'), passing('Pipe', 'codebuild')])).toBeUndefined()
    const both = [passing('Build', 'codebuild'), passing('Pipe', 'codepipeline')]
    expect(found(both)?.toSorted()).toEqual(['Build', 'Pipe'])
    // a pipeline runs commands as its own role, without any project
    expect(found(both.slice(1), pipeline)).toEqual(['Pipe'])
    expect(found(both, pipeline)).toEqual(['Pipe'])
  })

  it('tells of the second role, and of what lets the service in', () => {
    const workspace = accountWith({
      may: [...emr, passing('App', 'ec2'), passing('Service', 'elasticmapreduce')],
      roles: { App: 'ec2', Service: 'elasticmapreduce' },
      profiles: [profile('App')],
    })
    const way = escalationsIn(workspace).find(({ technique }) => technique === 'emr-run-job-flow')
    const steps = way === undefined ? [] : reasonsOf(workspace, way, iam('role/App'))
    expect(steps.map(({ permission, resource, service }) => [permission, resource, service])).toEqual([
      ['iam:PassRole', iam('role/App'), 'ec2.amazonaws.com'],
      ['sts:AssumeRole', iam('role/App'), 'ec2.amazonaws.com'],
      ['iam:PassRole', iam('role/Service'), 'elasticmapreduce.amazonaws.com'],
      ['sts:AssumeRole', iam('role/Service'), 'elasticmapreduce.amazonaws.com'],
      ['elasticmapreduce:RunJobFlow', '*', null],
    ])
    expect(steps.every(({ deciding }) => deciding.length > 0)).toBe(true)
  })
})

it('tells the steps on a role that the way is for, not on one that a simpler way is told of', () => {
  const workspace = accountWith({
    may: [allow(['iam:PassRole', 'ec2:RunInstances', 'iam:*InstanceProfile'])],
    roles: { Held: 'ec2', Loose: 'ec2' },
    profiles: [profile('Held')],
  })
  const ways = escalationsIn(workspace).filter(
    ({ principal, technique }) => principal === user('ann') && technique === 'ec2-run-instances',
  )
  const told = ways.map((way) => [way.steps[0]?.resource, targetsOf(way).map(({ target }) => target)])
  expect(told).toEqual([
    [iam('role/Held'), [iam('role/Held')]],
    [iam('role/Loose'), [iam('role/Loose')]],
  ])
})
