import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { account, other, stranger, role, edge, withRole, statement, trustWith } from '#testing/small-trust.ts'

import { trustGraphOf } from './trust.ts'

describe('an edge from anyone', () => {
  const organizationId = 'o-tidewater00'
  const rootId = 'r-tide'
  const inOrganization = (trustPolicy: JsonObject) =>
    workspaceOf({
      rolescape: 1,
      name: 'w',
      organization: {
        organizationId,
        rootId,
        managementAccountId: account,
        policyTypes: [],
        organizationPolicies: [],
        policies: [],
        units: [],
      },
      accounts: [
        { accountId: account, name: 'a', parent: rootId, roles: [{ name: 'A', trustPolicy }] },
        { accountId: other, name: 'b', parent: rootId },
      ],
    })
  const found = (Condition: JsonObject) =>
    edge(inOrganization(trustWith({ AWS: '*' }, Condition)), '*', role('A'))

  it.each<[string, JsonObject]>([
    ['the account itself', { StringEquals: { 'aws:PrincipalAccount': account } }],
    ['another one of ours', { StringEquals: { 'aws:PrincipalAccount': other } }],
    ['roles of the account', { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${account}:role/*` } }],
    ['our organization', { StringEquals: { 'aws:PrincipalOrgID': organizationId } }],
    ['the organization of the role', { StringEquals: { 'aws:PrincipalOrgID': '${aws:ResourceOrgID}' } }],
    [
      'a part of our organization',
      { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': `${organizationId}/${rootId}/*` } },
    ],
  ])('is half an edge where the role asks for %s', (_, condition) => {
    expect(found(condition)).toMatchObject({ state: 'trustOnly', reason: 'insiders' })
  })

  it.each<[string, JsonObject]>([
    ['nothing', {}],
    ['a stranger’s account or ours', { StringEquals: { 'aws:PrincipalAccount': [account, stranger] } }],
    ['another organization', { StringEquals: { 'aws:PrincipalOrgID': 'o-vendor0000' } }],
    ['any organization but another', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-vendor0000' } }],
    ['ours, if it is in one', { StringEqualsIfExists: { 'aws:PrincipalOrgID': organizationId } }],
    ['any organization', { StringLike: { 'aws:PrincipalOrgID': 'o-*' } }],
    [
      'a root of any organization',
      { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': `*/${rootId}/*` } },
    ],
    ['some organization', { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': '?-vendor0000/*' } }],
    [
      'ours or another, whatever its letter case',
      { StringEqualsIgnoreCase: { 'aws:PrincipalOrgID': [organizationId, 'O-VENDOR0000'] } },
    ],
    ['ours or some other', { StringLike: { 'aws:PrincipalOrgID': [organizationId, '?-vendor0000'] } }],
    ['one whose id is ours but for a letter', { StringLike: { 'aws:PrincipalOrgID': 'o-tide?ater00' } }],
    ['one whose id goes on as ours begins', { StringLike: { 'aws:PrincipalOrgID': `${organizationId}*` } }],
    ['a part of another', { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-vendor0000/r-vend/*' } }],
  ])('is conditional where the role asks for %s', (_, condition) => {
    expect(found(condition)).toMatchObject({ state: 'conditional', reason: 'outside' })
  })

  it('is not there from one of elsewhere who is named as a member of ours, where an id of ours is asked for besides (R6.7)', () => {
    const ann = `arn:aws:iam::${stranger}:user/ann`
    const asking = (organization: string) =>
      statement(
        letting('*', { StringEquals: { 'aws:userid': 'AROAAAAAAAAAAAAAAAAAA:ann' } }),
        letting({ AWS: ann }, { StringEquals: { 'aws:PrincipalOrgID': organization } }),
      )
    const roleOfOurs = role('A')
    expect(edge(inOrganization(asking(organizationId)), ann, roleOfOurs)).toBeUndefined()
    expect(edge(inOrganization(asking('o-vendor0000')), ann, roleOfOurs)).toMatchObject({
      state: 'conditional',
    })
  })

  it.each([0, 1])('tells no way that only our own meet, whichever stands first (R6.7)', (first) => {
    const ours = letting('*', {
      StringEquals: { 'aws:PrincipalOrgID': organizationId },
      Bool: { 'aws:MultiFactorAuthPresent': 'true' },
    })
    const theirs = letting('*', { StringEquals: { 'sts:ExternalId': 'x-1' } })
    const policy = statement(...(first === 0 ? [ours, theirs] : [theirs, ours]))
    expect(edge(inOrganization(policy), '*', role('A'))).toMatchObject({
      state: 'conditional',
      conditions: [{ key: 'sts:ExternalId', values: ['x-1'] }],
      others: [],
    })
  })

  it('tells no second permission of a way that only our own meet, nor one that only our own have (R6.7, R9.11)', () => {
    const tag = { 'aws:RequestTag/team': 'web' }
    const theirs = letting('*', { StringEquals: { 'sts:ExternalId': 'x', 'aws:SourceVpc': 'vpc-1' } })
    const ours = { 'aws:PrincipalOrgID': organizationId }
    const tagging = (Condition: JsonObject) => ({ ...letting('*', Condition), Action: 'sts:TagSession' })
    const byIp = { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }
    for (const policy of [
      statement(letting('*', { StringEquals: { ...tag, ...ours } }), tagging(byIp), theirs),
      statement(letting('*', { StringEquals: tag }), tagging({ StringEquals: ours }), theirs),
    ]) {
      const line = edge(inOrganization(policy), '*', role('A'))
      expect(line?.conditions.map(({ key }) => key)).toEqual(['sts:ExternalId', 'aws:SourceVpc'])
      expect(line?.besides).toBeUndefined()
    }
  })

  it('is not known to be of insiders alone where two patterns leave open which organization is meant', () => {
    const condition = {
      'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': `*/${rootId}/*` },
      'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': '*/ou-tide-abcdefgh/' },
    }
    expect(found(condition)).toMatchObject({ state: 'unknown', reason: 'undetermined' })
  })

  it('is on condition of no name that the role denies (R1.3)', () => {
    const denying = (Condition: JsonObject) => ({ ...letting('*', Condition), Effect: 'Deny' })
    const policy = statement(
      letting('*', {}),
      denying({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/A*' } }),
      denying({ StringEquals: { 'aws:PrincipalType': 'AssumedRole' } }),
    )
    expect(edge(withRole('B', policy), '*', role('B'))).toMatchObject({
      conditions: [{ key: 'aws:PrincipalType', values: ['User'], must: 'hold' }],
    })
  })
})

function letting(Principal: JsonObject | '*', Condition: JsonObject): JsonObject {
  return { Effect: 'Allow', Principal, Action: 'sts:AssumeRole', Condition }
}

const denyUnless = (Condition: JsonObject) => ({ ...letting('*', Condition), Effect: 'Deny' })
const many = (count: number, name: (nth: number) => string) =>
  Array.from({ length: count }, (_, nth) => name(nth))
const role999 = (name: string) => `arn:aws:iam::999999999999:role/${name}`
const line = (...statements: readonly JsonObject[]) =>
  edge(withRole('A', statement(...statements)), '*', role('A'))?.state

describe('names and ids of which several are asked for together', () => {
  it.each<[string, readonly JsonObject[]]>([
    [
      'any of eight, and one that a Deny spares',
      [
        letting('*', {
          ArnLike: { 'aws:PrincipalArn': many(8, (nth) => `arn:aws:iam::*:role/team${nth}-*`) },
        }),
        denyUnless({ ArnNotLike: { 'aws:PrincipalArn': role999('*-deploy') } }),
      ],
    ],
    [
      'one, and two that Denies spare',
      [
        letting('*', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/ci-*' } }),
        denyUnless({ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*-deploy' } }),
        denyUnless({ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*-prod-*' } }),
      ],
    ],
  ])('let somebody in by %s', (_, statements) => {
    expect(line(...statements)).toBe('conditional')
  })

  it('let somebody in by two Allows that one call needs (R9.11)', () => {
    const policy = [
      letting('*', {
        StringEquals: { 'aws:RequestTag/team': 'web' },
        ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/ci-*' },
      }),
      {
        ...letting('*', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*-deploy' } }),
        Action: 'sts:TagSession',
      },
    ]
    expect(line(...policy)).toBe('conditional')
  })

  it('leave it unknown where the engine finds no call that meets them', () => {
    const policy = [
      letting('*', { StringLike: { 'aws:userid': many(4, (nth) => `*:name${nth}`) } }),
      denyUnless({ StringNotLike: { 'aws:userid': 'AROAVENDORVENDORVEND0:*' } }),
    ]
    expect(line(...policy)).toBe('unknown')
  })

  it('leave it unknown where they are too many to be tried together', () => {
    const groups = many(4, (group) => `group${group}`).map((group) =>
      denyUnless({ ArnNotLike: { 'aws:PrincipalArn': many(9, (nth) => role999(`*-${group}-${nth}-*`)) } }),
    )
    expect(line(letting('*', {}), ...groups)).toBe('unknown')
  })
})

/** The lines from anyone, or from the stranger's account, to a role of an account. */
function fromElsewhere(accountId: string, ...statements: readonly JsonObject[]) {
  const roles = [{ name: 'A', trustPolicy: statement(...statements) }]
  const workspace = workspaceOf({ rolescape: 1, name: 'w', accounts: [{ accountId, name: 'a', roles }] })
  return trustGraphOf(workspace).edges.filter(({ from }) => from === '*' || from.includes(stranger))
}

describe('somebody made up', () => {
  it('is in no account of ours, and not whom a Deny happens to name', () => {
    const outside = [expect.objectContaining({ state: 'conditional', reason: 'outside' })]
    // the account that LocalStack gives everybody
    expect(fromElsewhere('000000000000', letting('*', {}))).toEqual(outside)
    const denied = denyUnless({
      ArnLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/*-role', 'arn:aws:iam::*:user/*'] },
    })
    expect(fromElsewhere(account, letting({ AWS: stranger }, {}), denied)).toEqual(outside)
    expect(fromElsewhere(account, letting('*', {}), denied)).toEqual(outside)
  })

  it.each<[string, JsonObject, JsonObject]>([
    [
      'a letter',
      { 'aws:PrincipalArn': 'arn:aws:iam::*:role/???' },
      { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/0*' } },
    ],
    [
      'a name',
      { 'aws:PrincipalArn': 'arn:aws:iam::*:role/ops/*' },
      { StringLike: { 'aws:PrincipalArn': '*:role/ops/0*' } },
    ],
    ['a digit', { 'aws:PrincipalAccount': '99*' }, { StringNotLike: { 'aws:PrincipalAccount': '*7' } }],
    [
      'a digit of the account of an ARN',
      { 'aws:PrincipalArn': 'arn:aws:iam::99*:role/a*' },
      { StringNotLike: { 'aws:PrincipalAccount': '*7' } },
    ],
  ])('has another where a Deny names the first: %s', (_, asked, denied) => {
    expect(line(letting('*', { StringLike: asked }), denyUnless(denied))).toBe('conditional')
  })
})
