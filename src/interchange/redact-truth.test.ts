import { assert, property } from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { accessOf } from '#graph/questions/access-of.ts'
import { openKeysOf } from '#graph/questions/asked-keys.ts'
import { askerOf } from '#graph/questions/askers.ts'
import { trustGraphOf } from '#graph/trust.ts'
import { saveWorkspace } from '#model/file/workspace-file.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'
import { accepted, workspaceOf } from '#testing/accounts.ts'
import { alikeAccount } from '#testing/random/alike-account.ts'
import { connectedAccounts } from '#testing/random/connected-accounts.ts'
import { teachingSample } from '#testing/sample.ts'

import { redact } from './redact.ts'

type Asked = { readonly action: string; readonly resource: string }

/** What everybody may do, and who can become whom, told in the words that `rename` makes of those of the workspace. */
function decisionsOf(workspace: Workspace, asks: readonly Asked[], rename: (text: string) => string) {
  const principals = [...entitiesOf(workspace, 'user'), ...entitiesOf(workspace, 'role')]
  const access = principals.flatMap((principal) =>
    askerOf(principal).callers.flatMap((caller) =>
      asks.map(({ action, resource }) => {
        const ask = { action, resource, context: {} }
        const { state } = accessOf({ workspace, ask, openKeys: openKeysOf(workspace, ask) }, caller)
        return `${rename(principal.arn)} ${action} ${rename(resource)} ${state}`
      }),
    ),
  )
  const trust = trustGraphOf(workspace).edges.map(
    ({ from, to, kind, state }) => `${rename(from)} ${rename(to)} ${kind} ${state}`,
  )
  return { access, trust: trust.toSorted() }
}

/** The decisions before and after, in the same words. */
function bothWays(real: Workspace, resources: readonly string[], actions: readonly string[]) {
  const { workspace, rename, kept } = accepted(redact(real, 1, new Map()))
  const asks = actions.flatMap((action) => resources.map((resource) => ({ action, resource })))
  const renamed = asks.map(({ action, resource }) => ({ action, resource: rename(resource) }))
  return {
    before: decisionsOf(real, asks, rename),
    after: decisionsOf(workspace, renamed, (text) => text),
    text: JSON.stringify(saveWorkspace(workspace)),
    kept,
  }
}

const id = '111111111111'
const iam = (rest: string) => `arn:aws:iam::${id}:${rest}`
const allow = (more: JsonObject): JsonObject => ({ Effect: 'Allow', Action: '*', Resource: '*', ...more })
const inline = (...statements: readonly JsonObject[]) => [
  { name: 'p', document: { Version: '2012-10-17', Statement: statements } },
]
const trust = (who: string, Condition: JsonObject = {}) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: who }, Action: 'sts:AssumeRole', Condition }],
})

/** An account whose policies compare tags, paths, ids of the organization and external ids in every way that is told of. */
function tagged(): Workspace {
  return workspaceOf({
    rolescape: 1,
    name: 'Acme',
    organization: {
      organizationId: 'o-acmeacme01',
      rootId: 'r-acme',
      managementAccountId: id,
      policyTypes: [],
    },
    accounts: [
      {
        accountId: id,
        name: 'Acme main',
        parent: 'r-acme',
        users: [
          {
            name: 'alice',
            path: '/payroll/',
            tags: { project: 'apollo', Squad: 'zeus-core' },
            inlinePolicies: inline(
              allow({
                Condition: { StringEquals: { 'aws:ResourceTag/project': '${aws:PrincipalTag/project}' } },
              }),
              { Effect: 'Deny', Action: '*', Resource: 'arn:aws:s3:::acme-secret*' },
            ),
          },
          {
            name: 'bob',
            path: '/ops/night/',
            tags: { project: 'Apollo' },
            inlinePolicies: inline(
              allow({ Action: 's3:*', Resource: ['arn:aws:s3:::acme-*', 'arn:aws:s3:::*-archive'] }),
              allow({
                Action: 'sqs:*',
                Resource: 'arn:aws:sqs:eu-west-1:*:team-${aws:PrincipalTag/project}',
              }),
              allow({ Action: 'sts:AssumeRole', Resource: iam('role/payroll/*') }),
            ),
          },
        ],
        roles: [
          {
            name: 'Payroll-Run',
            path: '/payroll/',
            trustPolicy: trust(iam('root'), { StringEquals: { 'sts:ExternalId': 'acme-partner-7' } }),
            inlinePolicies: inline(
              allow({ Condition: { StringLike: { 'aws:ResourceTag/project': 'apo*' } } }),
              allow({ Action: 'sqs:*', Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } }),
            ),
          },
          {
            name: 'Member',
            path: '/ops/',
            trustPolicy: trust('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-acmeacme01' } }),
            inlinePolicies: inline(
              allow({
                Condition: {
                  ArnLike: { 'aws:PrincipalArn': iam('role/ops/*') },
                  StringEqualsIgnoreCase: { 'aws:ResourceTag/project': 'APOLLO' },
                },
              }),
            ),
          },
          {
            name: 'Path',
            trustPolicy: trust('*', {
              'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-acmeacme01/r-acme/*' },
            }),
            inlinePolicies: [],
          },
        ],
        resources: [
          { type: 's3-bucket', name: 'acme-releases', tags: { project: 'apollo' } },
          { type: 's3-bucket', name: 'acme-secrets', tags: { project: 'apollo', place: 'eu-west-1' } },
          { type: 's3-bucket', name: 'cold-archive', tags: { project: 'Apollo' } },
          {
            type: 'sqs-queue',
            arn: `arn:aws:sqs:eu-west-1:${id}:team-Apollo`,
            name: 'team-Apollo',
            tags: { project: 'hera', Squad: 'gemini' },
          },
        ],
      },
    ],
  })
}

const arnsOf = (workspace: Workspace) => [
  ...entitiesOf(workspace, 'resource').map(({ arn }) => arn),
  ...entitiesOf(workspace, 'resource').flatMap(({ type, arn }) =>
    type === 's3-bucket' ? [`${arn}/a/b.txt`] : [],
  ),
  ...entitiesOf(workspace, 'role').map(({ arn }) => arn),
]
const actions = ['s3:GetObject', 's3:ListBucket', 'sqs:SendMessage', 'sts:AssumeRole', 'iam:PassRole']

describe('a workspace with made-up names decides as the real one', () => {
  it('where policies compare tags, paths, ids of the organization and external ids', () => {
    const real = tagged()
    const { before, after, text, kept } = bothWays(real, arnsOf(real), actions)
    expect(after).toEqual(before)
    expect(new Set(before.access.map((line) => line.split(' ').at(-1))).size).toBeGreaterThan(1)
    for (const told of [
      'gemini',
      'zeus-core',
      'payroll',
      'night',
      'o-acmeacme01',
      'r-acme',
      'acme-',
      'Squad',
      'project',
    ])
      expect(text).not.toContain(told)
    // what is matched by its end, or put together of a tag, stays and is named
    expect(kept).toEqual(expect.arrayContaining(['cold-archive', 'Apollo', 'apollo']))
    expect(text).toContain('eu-west-1')
  })

  it('in the samples', () => {
    const real = teachingSample()
    const { before, after } = bothWays(real, arnsOf(real), actions)
    expect(after).toEqual(before)
  })

  it('in any two accounts of a company', { timeout: 240_000 }, () => {
    assert(
      property(connectedAccounts, (real) => {
        const { before, after } = bothWays(real, arnsOf(real), actions)
        expect(after).toEqual(before)
      }),
      { numRuns: 20 },
    )
  })

  it('whatever patterns there are of names that begin, end and differ alike', { timeout: 240_000 }, () => {
    assert(
      property(alikeAccount, (real) => {
        const { before, after } = bothWays(real, arnsOf(real), [
          's3:GetObject',
          's3:ListBucket',
          'sts:AssumeRole',
        ])
        expect(after).toEqual(before)
      }),
      { numRuns: 150 },
    )
  })
})
