import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { account, inline, role, root, sessionOf, statement, trustWith, user } from '#testing/small-trust.ts'

import { accessAmong } from './access-among.ts'
import type { AccessActions } from './relation.ts'

const bucket = 'arn:aws:s3:::reports'
const point = `arn:aws:s3:eu-west-1:${account}:accesspoint/mine`
const reading = { action: 's3:GetObject', level: 'Read', isWithin: true } as const
const actions: AccessActions = { 's3-bucket': [reading], 's3-access-point': [reading] }

const letting = (AWS: string, Resource: string, more: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Principal: { AWS },
  Action: 's3:GetObject',
  Resource,
  ...more,
})

type Said = { readonly ofBucket?: JsonObject; readonly ofPoint?: JsonObject; readonly may?: JsonObject }

/** Ann and the role A, a bucket and an access point to it. */
function workspaceWith({ ofBucket, ofPoint, may }: Said): Workspace {
  const inlinePolicies = may === undefined ? [] : [inline(statement(may))]
  return workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [{ name: 'ann', inlinePolicies, tags: { team: 'web' } }],
        roles: [{ name: 'A', path: '/ops/', trustPolicy: trustWith({ AWS: root }, {}) }],
        resources: [
          { type: 's3-bucket', name: 'reports', policy: ofBucket === undefined ? null : statement(ofBucket) },
          {
            type: 's3-access-point',
            name: 'mine',
            arn: point,
            policy: ofPoint === undefined ? null : statement(ofPoint),
            settings: { bucket, networkOrigin: 'Internet' },
          },
        ],
      },
    ],
  })
}

/** What ann and the role A have of the bucket and the access point, by the end of the ARNs. */
function accessTo(said: Said): readonly string[] {
  const workspace = workspaceWith(said)
  return entitiesOf(workspace, 'resource').flatMap((resource) =>
    accessAmong({ workspace }, [user('ann'), role('ops/A')], {
      kind: 'resource',
      id: resource.arn,
      resource,
      actions,
    }).map(({ from, to, state, conditions }) => {
      const asked = conditions.map(({ key, values }) => `${key} ${values.join()}`)
      return [from.replace(/.*\//, ''), to.replace(/.*[:/]/, ''), state].concat(asked).join(' ')
    }),
  )
}

describe('access of a role', () => {
  it('R3.4, R7.6 is there under the name of a session that the bucket names', () => {
    expect(accessTo({ ofBucket: letting(sessionOf('A', 'nightly'), `${bucket}/*`) })).toEqual([
      'A reports conditional aws:userid *:nightly',
    ])
  })

  it('R3.4 hangs on what that Allow asks for as well', () => {
    const Condition = { Bool: { 'aws:SecureTransport': 'true' } }
    expect(accessTo({ ofBucket: letting(sessionOf('A', 'nightly'), `${bucket}/*`, { Condition }) })).toEqual([
      'A reports conditional aws:userid *:nightly aws:SecureTransport true',
    ])
  })

  it('R3.4, R7.6 is there of one action as well', () => {
    const workspace = workspaceWith({ ofBucket: letting(sessionOf('A', 'nightly'), `${bucket}/*`) })
    const goal = { kind: 'action', id: 'read', action: 's3:GetObject', at: `${bucket}/x` } as const
    const found = accessAmong({ workspace }, [user('ann'), role('ops/A')], goal)
    expect(found.map(({ from, state, conditions }) => [from, state, conditions])).toEqual([
      [role('ops/A'), 'conditional', [expect.objectContaining({ key: 'aws:userid', values: ['*:nightly'] })]],
    ])
  })

  it('is no other where sessions of another role are named', () => {
    expect(accessTo({ ofBucket: letting(sessionOf('AB', 'nightly'), `${bucket}/*`) })).toEqual([])
  })
})

describe('access through an access point', () => {
  it.each([`${bucket}/team/*`, `${bucket}/\${aws:PrincipalTag/team}/*`])(
    'R10.8 is to what is allowed of the bucket under it: %s',
    (Resource) => {
      const may = { Effect: 'Allow', Action: 's3:GetObject', Resource }
      expect(accessTo({ ofPoint: letting('*', `${point}/object/*`), may })).toEqual([
        'ann reports allowed',
        'ann mine allowed',
      ])
    },
  )
})
