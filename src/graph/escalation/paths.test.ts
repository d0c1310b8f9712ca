import { expect, it } from 'vitest'

import { workspaceOf } from '#testing/accounts.ts'
import { account, inline, permitting, role, statement, user } from '#testing/small-trust.ts'

import { targetsOf } from './escalation.ts'
import { escalationsIn, reasonsOf } from './escalations.ts'

const passing = (service: string, more = {}) => ({
  Effect: 'Allow',
  Action: 'iam:PassRole',
  Resource: '*',
  Condition: { StringEquals: { 'iam:PassedToService': service }, ...more },
})

it('gives reasons for the steps that the list tells of, where a role can be passed to several services', () => {
  const document = statement(
    passing('codebuild.amazonaws.com', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    passing('codepipeline.amazonaws.com'),
    { Effect: 'Allow', Action: ['codepipeline:*', 'codebuild:*'], Resource: '*' },
  )
  const services = ['codebuild.amazonaws.com', 'codepipeline.amazonaws.com']
  const trust = { Effect: 'Allow', Principal: { Service: services }, Action: 'sts:AssumeRole' }
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [{ name: 'ann', inlinePolicies: [{ name: 'p', document }] }],
        roles: [{ name: 'Target', trustPolicy: statement(trust), inlinePolicies: [inline(permitting('*'))] }],
      },
    ],
  })
  const ways = escalationsIn(workspace).filter(
    ({ principal, technique }) => principal === user('ann') && technique === 'codepipeline-create',
  )
  const told = ways.flatMap((way) => targetsOf(way).map(({ target }) => ({ way, target })))
  expect(told.map(({ way, target }) => [way.state, target])).toEqual([['allowed', role('Target')]])
  const reasons = told.flatMap(({ way, target }) => reasonsOf(workspace, way, target))
  expect(reasons.map(({ service, state }) => [service, state])).toEqual(
    ways.flatMap(({ steps }) => steps.map(({ service, state }) => [service, state])),
  )
})
