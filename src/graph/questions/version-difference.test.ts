import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { ok, type Result } from '#engine/result.ts'
import { applyChange, type Change } from '#model/change.ts'
import { addUserToGroup } from '#model/commands/add-user-to-group.ts'
import { attachPolicy } from '#model/commands/attach-policy.ts'
import { detachPolicy } from '#model/commands/detach-policy.ts'
import { editDocument } from '#model/commands/edit-document.ts'
import { editTags } from '#model/commands/edit-tags.ts'
import { putInlinePolicy } from '#model/commands/put-inline-policy.ts'
import { setPermissionsBoundary } from '#model/commands/set-permissions-boundary.ts'
import { arn } from '#model/entities/names.ts'
import { loadWorkspace } from '#model/file/workspace-file.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'
import { accepted, allowing, trusting } from '#testing/accounts.ts'

import { heldBy } from './certain-denial.ts'
import { kindOf, type Sides } from './difference.ts'
import { prepared } from './principal-access.ts'
import { resourcesFor } from './resources-for.ts'
import { actionsByService, asksOf, versionConcerns, versionDifference } from './version-difference.ts'

const read = (name: string) =>
  accepted(loadWorkspace(JSON.parse(readFileSync(`public/samples/${name}.json`, 'utf8'))))
const sample = read('teaching')
const account = 'arn:aws:iam::111122223333:'
const alice = arn(`${account}user/staff/alice`)
const deploy = arn(`${account}role/DeployRole`)
const artifacts = arn('arn:aws:s3:::parcelo-artifacts')

const actions = [
  's3:GetObject',
  's3:PutObject',
  's3:DeleteObject',
  's3:ListBucket',
  'sqs:SendMessage',
  'lambda:UpdateFunctionCode',
  'kms:Decrypt',
  'iam:PassRole',
  'sts:AssumeRole',
  'ec2:RunInstances',
  'logs:PutLogEvents',
]

function found(sides: Sides, only: string | null = null): ReadonlySet<string> {
  const all = [...versionDifference(sides, versionConcerns(sides, only), actions)].flatMap(
    (step) => step.found,
  )
  return new Set(all.map(({ principals: [, { name }], action, kind }) => `${name} ${action} ${kind}`))
}

/** Everybody asked everything, on the resources that anybody’s policies name. */
function truth(sides: Sides): ReadonlySet<string> {
  const members = sides.map(
    (workspace) =>
      new Map(
        [...entitiesOf(workspace, 'user'), ...entitiesOf(workspace, 'role')].map((one) => [
          one.id,
          heldBy(workspace, one),
        ]),
      ),
  )
  const different = new Set<string>()
  for (const id of new Set(members.flatMap((one) => [...one.keys()]))) {
    const [one, other] = members.map((side) => side.get(id) ?? null)
    for (const action of actions) {
      const resources = new Set(
        [one, other].flatMap((held, at) =>
          held === null || held === undefined ? [] : resourcesFor(sides[at === 0 ? 0 : 1], held)(action),
        ),
      )
      for (const resource of resources) {
        const ask = { action, resource, context: {} }
        const answer = (held: typeof one, workspace: Workspace) =>
          held === null || held === undefined
            ? ({ state: 'denied' } as const)
            : prepared(workspace, ask).accessOfHeld(held)
        const kind = kindOf(answer(one, sides[0]), answer(other, sides[1]))
        const name = (other ?? one)?.principal.name ?? ''
        if (kind !== null) different.add(`${name} ${action} ${kind}`)
      }
    }
  }
  return different
}

const createDate = '2026-03-01T12:00:00Z'

type Make = (workspace: Workspace) => Result<Change, unknown>

function removing({ entities }: Workspace, id: string): Result<Change, unknown> {
  const entity = entities.get(id)
  if (entity === undefined) throw new Error(`no ${id}`)
  return ok({ label: { verb: 'delete', names: [] }, added: [], updated: [], removed: [entity] })
}

const changes: readonly (readonly [what: string, make: Make])[] = [
  [
    'an inline policy',
    (w) => putInlinePolicy(w, { holder: alice, name: 'more', document: allowing('s3:*') }),
  ],
  [
    'a policy detached from a role',
    (w) => detachPolicy(w, { holder: deploy, policy: arn(`${account}policy/DeployRelease`) }),
  ],
  [
    'a policy attached to a group',
    (w) =>
      attachPolicy(w, {
        holder: arn(`${account}group/Developers`),
        policy: arn(`${account}policy/RecoverTracker`),
      }),
  ],
  ['a group joined', (w) => addUserToGroup(w, { user: alice, group: arn(`${account}group/Operators`) })],
  [
    'a boundary set',
    (w) =>
      setPermissionsBoundary(w, { principal: alice, policy: arn(`${account}policy/ContractorBoundary`) }),
  ],
  [
    'a trust policy',
    (w) =>
      editDocument(w, {
        place: { kind: 'trust', role: deploy },
        document: trusting(`${account}user/staff/bob`),
        createDate,
      }),
  ],
  [
    'a resource policy',
    (w) =>
      editDocument(w, {
        place: { kind: 'resource', resource: artifacts },
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:GetObject', Resource: `${artifacts}/*` }],
        },
        createDate,
      }),
  ],
  ['tags', (w) => editTags(w, { id: alice, tags: { team: 'other' } })],
  ['a user deleted', (w) => removing(w, arn(`${account}user/contractors/dave`))],
]

describe('the difference of two versions', () => {
  it.each(changes)('after %s holds whatever asking everybody everything finds', (_, make) => {
    const after = applyChange(sample, accepted(make(sample)))
    for (const sides of [
      [sample, after],
      [after, sample],
    ] as const) {
      const all = truth(sides)
      const told = found(sides)
      expect([...all].filter((one) => !told.has(one))).toEqual([])
    }
  })

  it('after another policy of the organization holds it too', () => {
    const organization = read('organization')
    const policy = entitiesOf(organization, 'organization-policy').find(
      ({ awsManaged, type }) => !awsManaged && type === 'service-control',
    )
    if (policy === undefined) throw new Error('no policy')
    const document = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Action: ['s3:*', 'sqs:*'], Resource: '*' }],
    }
    const edited = { ...policy, document }
    const change = {
      label: { verb: 'edit', names: [] },
      added: [],
      updated: [[policy, edited] as const],
      removed: [],
    }
    const sides = [organization, applyChange(organization, change)] as const
    const all = truth(sides)
    expect(all.size).toBeGreaterThan(0)
    const told = found(sides)
    expect([...all].filter((one) => !told.has(one))).toEqual([])
  })

  it('of a version and itself is nothing, and asks nothing', () => {
    expect(versionConcerns([sample, sample], null)).toEqual([])
  })

  it('asks only whom a change concerns', () => {
    const [, make] = changes[0] ?? []
    if (make === undefined) throw new Error('no change')
    const after = applyChange(sample, accepted(make(sample)))
    const sides = [sample, after] as const
    const asks = versionConcerns(sides, null).flatMap(
      (concern) => asksOf(sides, concern, actionsByService(actions)).asks,
    )
    expect(new Set(asks.flatMap(({ whom }) => whom))).toEqual(new Set([alice]))
    expect(asks.map(({ action }) => action)).toEqual([
      's3:GetObject',
      's3:PutObject',
      's3:DeleteObject',
      's3:ListBucket',
    ])
    expect(found([sample, after], deploy).size).toBe(0)
    expect(found([sample, after], alice).size).toBeGreaterThan(0)
  })
})
