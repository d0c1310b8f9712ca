import { describe, expect, it } from 'vitest'

import { authorizeAll } from '#engine/evaluate/authorize-all.ts'
import { applyChange } from '#model/change.ts'
import { editTags } from '#model/commands/edit-tags.ts'
import { arn } from '#model/entities/names.ts'
import { resolve } from '#model/resolve.ts'
import type { Workspace } from '#model/workspace.ts'
import { empty, userNamed } from '#testing/account-exports.ts'

import { readImport } from './read-import.ts'

const account = '111122223333'
const key = `arn:aws:kms:eu-west-1:${account}:key/1`
const answered = (command: string, answer: unknown) => ({ command: command.split(' '), answer })
const refusedBy = (command: string, error: string) => ({ command: command.split(' '), error })

const everything = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }
const ottoArn = arn(`arn:aws:iam::${account}:user/otto`)
const otto = {
  ...userNamed('otto'),
  UserPolicyList: [{ PolicyName: 'all', PolicyDocument: everything }],
}

function file(name: string, answers: readonly unknown[]) {
  return { name, text: JSON.stringify({ rolescapeCollect: 1, account, answers }) }
}

function report(answers: readonly unknown[], into: Workspace = empty) {
  return readImport([file('a.json', [detailsWith(everything), ...answers])], into)
}

function workspaceOf(answers: readonly unknown[]): Workspace {
  const { change } = report(answers)
  return change === null ? empty : applyChange(empty, change)
}

function decided(workspace: Workspace, action: string, resource: string): string {
  const caller = { kind: 'user', user: ottoArn, context: {} } as const
  const found = resolve(workspace, caller, { action, resource, context: {} })
  return found.kind === 'unknown' ? 'unknown' : authorizeAll(found.checks).decision
}

const topic = `arn:aws:sns:eu-west-1:${account}:news`
const tagged = (operator: string): unknown => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: '*', Resource: '*' },
    {
      Effect: 'Deny',
      Action: 'sns:*',
      Resource: '*',
      Condition: { [operator]: { 'aws:ResourceTag/team': 'ops' } },
    },
  ],
})
const detailsWith = (document: unknown) =>
  answered('iam get-account-authorization-details', {
    UserDetailList: [{ ...otto, UserPolicyList: [{ PolicyName: 'all', PolicyDocument: document }] }],
    GroupDetailList: [],
    RoleDetailList: [],
    Policies: [],
  })

describe('tags that AWS refused to tell', () => {
  const topics = [
    answered('sns list-topics --region eu-west-1', { Topics: [{ TopicArn: topic }] }),
    answered(`sns get-topic-attributes --topic-arn ${topic} --region eu-west-1`, {
      Attributes: { TopicArn: topic },
    }),
  ]
  const tags = 'resourcegroupstaggingapi get-resources --region eu-west-1'
  const read = (document: unknown, ...answers: readonly unknown[]) => {
    const { change } = readImport([file('a.json', [detailsWith(document), ...topics, ...answers])], empty)
    return change === null ? empty : applyChange(empty, change)
  }

  it.each(['StringEquals', 'StringNotEquals'])('leave no answer where a policy asks for them by %s', (by) => {
    const workspace = read(tagged(by), refusedBy(tags, 'AccessDeniedException'))
    expect(decided(workspace, 'sns:Publish', topic)).toBe('unknown')
    expect(decided(workspace, 'sqs:ListQueues', '*')).toBe('allowed')
    const told = answered(tags, { ResourceTagMappingList: [] })
    expect(decided(read(tagged(by), told), 'sns:Publish', topic)).toBe(
      by === 'StringEquals' ? 'allowed' : 'explicitDeny',
    )
  })

  it('are no matter where none does, or once somebody sets them', () => {
    const refused = refusedBy(tags, 'AccessDeniedException')
    expect(decided(read(everything, refused), 'sns:Publish', topic)).toBe('allowed')
    const workspace = read(tagged('StringNotEquals'), refused)
    const set = editTags(workspace, { id: topic, tags: { team: 'ops' } })
    expect(decided(set.ok ? applyChange(workspace, set.value) : workspace, 'sns:Publish', topic)).toBe(
      'allowed',
    )
  })
})

describe('aliases that AWS refused to tell', () => {
  it('leave no answer where a policy asks for them', () => {
    const policy = {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: ottoArn },
        Action: 'kms:*',
        Resource: '*',
        Condition: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/app' } },
      },
    }
    const answers = [
      answered(`kms get-key-policy --key-id ${key}`, { Policy: JSON.stringify(policy) }),
      answered(`kms list-grants --key-id ${key}`, { Grants: [] }),
    ]
    const refused = refusedBy(`kms list-aliases --key-id ${key}`, 'AccessDeniedException')
    expect(decided(workspaceOf([...answers, refused]), 'kms:Decrypt', key)).toBe('unknown')
    const told = answered(`kms list-aliases --key-id ${key}`, { Aliases: [{ AliasName: 'alias/app' }] })
    expect(decided(workspaceOf([...answers, told]), 'kms:Decrypt', key)).toBe('allowed')
  })
})
