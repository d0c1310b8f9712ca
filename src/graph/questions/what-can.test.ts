import { describe, expect, it } from 'vitest'

import { arn } from '#model/entities/names.ts'
import { smallCompany, the } from '#testing/accounts.ts'
import { dev, workspaceOf } from '#testing/accounts.ts'
import { people, teachingSample } from '#testing/sample.ts'

import { whatCan, whatCanOn } from './what-can.ts'

const actions = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 'sqs:SendMessage', 'ec2:RunInstances']

function found(principal: string): readonly string[] {
  return [...whatCan(smallCompany(), { principal, actions })].flatMap((one) =>
    one === null ? [] : [`${one.action} ${one.access.state}`],
  )
}

describe('what a principal can do', () => {
  it('is what its own policies allow within its boundary', () => {
    expect(found(the.alice)).toEqual(['s3:GetObject allowed', 'sqs:SendMessage allowed'])
  })

  it('is what a role’s policies allow', () => {
    expect(found(the.deploy)).toEqual(['s3:PutObject allowed'])
  })

  it('is nothing of somebody without policies, but for what a resource grants', () => {
    expect(found(the.bob)).toEqual([])
  })

  it('is told of one action on each resource, the denied ones too', () => {
    const answers = whatCanOn(smallCompany(), the.alice, { action: 's3:GetObject', resources: null })
    expect(answers.map(({ resource, access }) => [resource, access.state])).toContainEqual([
      'arn:aws:s3:::reports/example',
      'allowed',
    ])
    const [one] = whatCanOn(smallCompany(), the.alice, {
      action: 's3:GetObject',
      resources: [`${the.reports}/x`],
    })
    expect(one).toMatchObject({ resource: 'arn:aws:s3:::reports/x', access: { state: 'allowed' } })
    const denied = whatCanOn(smallCompany(), the.alice, { action: 's3:PutObject', resources: null })
    expect(new Set(denied.map(({ access }) => access.state))).toEqual(new Set(['denied']))
    expect(
      whatCanOn(smallCompany(), 'arn:aws:iam::111111111111:user/nobody', {
        action: 's3:GetObject',
        resources: null,
      }),
    ).toEqual([])
  })

  it('is told of one action with the most certain answer first', () => {
    const allow = { Effect: 'Allow', Action: 's3:GetObject' }
    const [bucket, object] = ['arn:aws:s3:::b', 'arn:aws:s3:::b/k']
    const document = {
      Version: '2012-10-17',
      Statement: [
        { ...allow, Effect: 'Deny', Resource: bucket },
        { ...allow, Resource: bucket },
        { ...allow, Resource: object },
      ],
    }
    const workspace = workspaceOf({
      rolescape: 1,
      name: 'order',
      accounts: [{ accountId: dev, users: [{ name: 'zoe', inlinePolicies: [{ name: 'p', document }] }] }],
    })
    const answers = whatCanOn(workspace, arn(`arn:aws:iam::${dev}:user/zoe`), {
      action: 's3:GetObject',
      resources: null,
    })
    expect(answers.map(({ resource }) => resource).indexOf(bucket)).toBeGreaterThan(0)
    expect(answers[0]).toMatchObject({ resource: object, access: { state: 'allowed' } })
  })

  it.each(['alice', 'bob', 'carol', 'dave'] as const)('is what a policy with a variable gives %s', (name) => {
    const principal = people[name]
    const told = [...whatCan(teachingSample(), { principal, actions: ['iam:GetUser', 'iam:ChangePassword'] })]
    expect(told).toEqual([
      { action: 'iam:GetUser', resource: principal, access: { state: 'allowed' } },
      { action: 'iam:ChangePassword', resource: principal, access: { state: 'allowed' } },
    ])
  })

  it('is asked on what variables come to, and on the principal itself where a condition says so', () => {
    const own = {
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::b/${aws:PrincipalTag/Team}/${aws:username}/*',
    }
    const tagged = {
      Effect: 'Allow',
      Action: 'iam:TagUser',
      Resource: '*',
      Condition: { StringEquals: { 'iam:ResourceTag/Team': 'x' } },
    }
    const document = { Version: '2012-10-17', Statement: [own, tagged] }
    const others = ['a', 'b', 'c'].map((name) => ({ name }))
    const zoe = { name: 'zoe', tags: { team: 'x' }, inlinePolicies: [{ name: 'p', document }] }
    const workspace = workspaceOf({
      rolescape: 1,
      name: 'variables',
      accounts: [{ accountId: dev, users: [...others, zoe] }],
    })
    const principal = `arn:aws:iam::${dev}:user/zoe`
    const told = [...whatCan(workspace, { principal, actions: ['s3:GetObject', 'iam:TagUser'] })]
    expect(told).toMatchObject([
      { resource: 'arn:aws:s3:::b/x/zoe/example', access: { state: 'allowed' } },
      { resource: principal, access: { state: 'allowed' } },
    ])
  })

  it('is, of calls that need no permission, what everybody may do', () => {
    const open = ['sts:GetCallerIdentity', 'sts:GetSessionToken', 'sts:GetFederationToken']
    const states = (principal: string) =>
      [...whatCan(smallCompany(), { principal, actions: open })].map((one) => one?.access.state ?? 'denied')
    expect(states(the.bob)).toEqual(['allowed', 'allowed', 'denied'])
    expect(states(the.deploy)).toEqual(['allowed', 'denied', 'denied'])
  })

  it('is to take on a role that names it, though no policy of its own says so', () => {
    const told = [...whatCan(smallCompany(), { principal: the.alice, actions: ['sts:AssumeRole'] })]
    expect(told).toEqual([{ action: 'sts:AssumeRole', resource: the.deploy, access: { state: 'allowed' } }])
  })

  it('is nothing of somebody who isn’t there', () => {
    expect(found('arn:aws:iam::111111111111:user/nobody')).toEqual([])
  })
})
