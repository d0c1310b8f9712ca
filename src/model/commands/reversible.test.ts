import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Result } from '#engine/result.ts'
import type { JsonValue } from '#engine/text/json.ts'
import { accepted, allowing, dev, prod, smallCompany, the, trusting } from '#testing/accounts.ts'
import { schemaErrorsOf } from '#testing/schema-errors.ts'

import { asksForTime } from '../asks-for-time.ts'
import { boardsOf, pinsOf } from '../board.ts'
import { applyChange, reverseChange, type Change } from '../change.ts'
import type { DocumentPlace } from '../document-place.ts'
import { type Expected, mainBoard } from '../entities/entity.ts'
import { arn } from '../entities/names.ts'
import { noSettings } from '../entities/resource-settings.ts'
import { loadWorkspace, saveWorkspace } from '../file/workspace-file.ts'
import { keepPlaces } from '../keep-places.ts'
import {
  accountOf,
  boundedBy,
  entitiesOfAccount,
  entityOfUniqueId,
  holdersOf,
  membersOf,
  named,
} from '../look-up.ts'
import type { Workspace } from '../workspace.ts'
import { addRoleToInstanceProfile } from './add-role-to-instance-profile.ts'
import { addUserToGroup } from './add-user-to-group.ts'
import { attachPolicy } from './attach-policy.ts'
import { createBoard } from './create-board.ts'
import { createExpectation } from './create-expectation.ts'
import { createGroup } from './create-group.ts'
import { createOidcProvider } from './create-oidc-provider.ts'
import { createPolicy } from './create-policy.ts'
import { createResource } from './create-resource.ts'
import { createRole } from './create-role.ts'
import { createUser } from './create-user.ts'
import { deleteEntity } from './delete-entity.ts'
import { deleteInlinePolicy } from './delete-inline-policy.ts'
import { detachPolicy } from './detach-policy.ts'
import { deleteBoard, renameBoard, setBoardKeys } from './edit-board.ts'
import { editDocument } from './edit-document.ts'
import { editExpectation, moveExpectation } from './edit-expectation.ts'
import { editTags } from './edit-tags.ts'
import { moveRequest } from './move-request.ts'
import { pinRequest } from './pin-request.ts'
import type { Problem } from './problem.ts'
import { putInlinePolicy } from './put-inline-policy.ts'
import { removeRoleFromInstanceProfile } from './remove-role-from-instance-profile.ts'
import { removeUserFromGroup } from './remove-user-from-group.ts'
import { renameGroup } from './rename-group.ts'
import { renameUser } from './rename-user.ts'
import { setPermissionsBoundary } from './set-permissions-boundary.ts'
import { setPinKeys } from './set-pin-keys.ts'

type Step = (workspace: Workspace) => Result<Change, Problem>

const createDate = '2026-02-03T04:05:06Z'
const awkward = [
  '__proto__',
  'constructor',
  '<img onerror=alert(1)>',
  '😀',
  '',
  'x'.repeat(10_000),
  '../..',
  '\u0000',
]
const name = fc.constantFrom('alice', 'ALICE', 'carol', 'dan', 'Developers', 'Ops', 'Deploy', 'P', ...awkward)
const path = fc.constantFrom('/', '/staff/', '/a/b/', '//', 'staff', '/aws-reserved/')
const accountId = fc.constantFrom(dev, dev, prod)
const uniqueId = fc.integer({ min: 10, max: 60 }).map((n) => `AIDAFRESHFRESHFRESH${n}`)
const made = { accountId, path, name, uniqueId, createDate: fc.constant(createDate) }
const someArn = fc.oneof(
  fc.constantFrom(...Object.values(the)),
  fc
    .tuple(fc.constantFrom('user', 'group', 'role', 'policy'), name)
    .map(([kind, of]) => arn(`arn:aws:iam::${dev}:${kind}/${of}`)),
)
const document: fc.Arbitrary<JsonValue> = fc.oneof(
  fc.constantFrom<JsonValue[]>(
    allowing('s3:*'),
    trusting(the.alice, the.bob),
    trusting(the.deploy),
    null,
    [],
    '😀',
  ),
  someArn.map((one) => trusting(one)),
  fc.jsonValue().map((value): JsonValue => accepted({ ok: true, value: JSON.parse(JSON.stringify(value)) })),
)
const tags = fc.dictionary(
  fc.constantFrom('a', 'A', 'team', 'aws:x', '😀', 'é'),
  fc.constantFrom('', 'x', '<b>'),
)
const boundary = fc.option(someArn)
const pinId = fc.constantFrom('pin/a', 'pin/b', 'pin/c', 'bad')
const expectationId = fc.constantFrom('expectation/a', 'expectation/b', 'expectation/c', 'bad')
const expectation = fc.record({
  id: expectationId,
  note: name,
  principal: fc.oneof(someArn, fc.constantFrom('*', 'nobody', { Service: 'sns.amazonaws.com' })),
  action: fc.constantFrom('s3:GetObject', 'x'),
  resource: someArn,
  context: fc.constant({}),
  expected: fc.constantFrom<Expected[]>(
    { kind: 'allowed' },
    { kind: 'denied' },
    { kind: 'allowedOnlyWith', context: { 'aws:MultiFactorAuthPresent': true } },
    { kind: 'allowedOnlyWith', context: {} },
  ),
})
const place: fc.Arbitrary<DocumentPlace> = fc.oneof(
  fc.record({
    kind: fc.constant('managed' as const),
    policy: someArn,
    versionId: fc.constantFrom('v1', 'v2', 'v9'),
  }),
  fc.record({ kind: fc.constant('inline' as const), holder: someArn, name }),
  fc.record({ kind: fc.constant('trust' as const), role: someArn }),
  fc.record({ kind: fc.constant('resource' as const), resource: someArn }),
)

function step<Input>(
  command: (workspace: Workspace, input: Input) => Result<Change, Problem>,
  input: fc.Arbitrary<Input>,
) {
  return input.map(
    (value): Step =>
      (workspace) =>
        command(workspace, value),
  )
}

const someStep: fc.Arbitrary<Step> = fc.oneof(
  step(createUser, fc.record({ ...made, permissionsBoundary: boundary, loginProfile: fc.boolean(), tags })),
  step(createGroup, fc.record(made)),
  step(
    createRole,
    fc.record({
      ...made,
      description: name,
      trustPolicy: document,
      permissionsBoundary: boundary,
      maxSessionDuration: fc.constantFrom(3600, 60, Number.NaN),
      tags,
    }),
  ),
  step(createPolicy, fc.record({ ...made, description: name, document, tags })),
  step(
    createOidcProvider,
    fc.record({
      accountId,
      url: fc.oneof(name, fc.constant('https://idp.example.com/x')),
      clientIds: fc.array(name, { maxLength: 2 }),
      thumbprints: fc.constant([]),
      createDate: fc.constant(createDate),
      tags,
    }),
  ),
  step(
    createResource,
    fc.record({
      accountId,
      type: fc.constantFrom('s3-bucket', 'sqs-queue', 'lambda-function'),
      name: fc.oneof(name, fc.constant('fresh-one')),
      region: fc.constantFrom('eu-west-1', ''),
      policy: fc.oneof(fc.constant(null), document),
      executionRole: boundary,
      instanceProfile: fc.constant(null),
      settings: fc.constant(noSettings),
      tags,
    }),
  ),
  step(renameUser, fc.record({ user: someArn, newName: name, newPath: path })),
  step(renameGroup, fc.record({ group: someArn, newName: name, newPath: path })),
  step(deleteEntity, fc.record({ id: fc.oneof(someArn, pinId, expectationId) })),
  step(attachPolicy, fc.record({ holder: someArn, policy: someArn })),
  step(detachPolicy, fc.record({ holder: someArn, policy: someArn })),
  step(putInlinePolicy, fc.record({ holder: someArn, name, document })),
  step(deleteInlinePolicy, fc.record({ holder: someArn, name })),
  step(addUserToGroup, fc.record({ user: someArn, group: someArn })),
  step(removeUserFromGroup, fc.record({ user: someArn, group: someArn })),
  step(editDocument, fc.record({ place, document, createDate: fc.constant(createDate) })),
  step(setPermissionsBoundary, fc.record({ principal: someArn, policy: boundary })),
  step(editTags, fc.record({ id: someArn, tags })),
  step(addRoleToInstanceProfile, fc.record({ instanceProfile: someArn, role: someArn })),
  step(removeRoleFromInstanceProfile, fc.record({ instanceProfile: someArn })),
  step(
    pinRequest,
    fc.record({
      id: pinId,
      action: fc.constantFrom('s3:GetObject', 'x'),
      resource: someArn,
      context: fc.constantFrom({}, { 'aws:SourceIp': 'here' }),
      board: fc.constantFrom(mainBoard, 'board/a'),
      unknown: fc.constantFrom([], ['aws:SourceIp']),
    }),
  ),
  step(createBoard, fc.record({ id: fc.constantFrom('board/a', 'board/main', 'x'), name })),
  step(renameBoard, fc.record({ id: fc.constantFrom('board/a', mainBoard), name })),
  step(
    setBoardKeys,
    fc.record({
      id: fc.constantFrom('board/a', mainBoard),
      context: fc.constantFrom({}, { 'aws:SecureTransport': true }, { 'aws:SecureTransport': 'maybe' }),
      unknown: fc.constantFrom([], ['aws:SourceIp'], ['aws:PrincipalArn']),
    }),
  ),
  step(deleteBoard, fc.record({ id: fc.constantFrom('board/a', mainBoard) })),
  step(
    setPinKeys,
    fc.record({ id: pinId, context: fc.constant({ 'aws:SourceIp': '192.0.2.1' }), unknown: fc.constant([]) }),
  ),
  step(moveRequest, fc.record({ id: pinId, to: fc.constantFrom(0, 1, 9, -1, Number.NaN) })),
  step(createExpectation, expectation),
  step(editExpectation, expectation),
  step(moveExpectation, fc.record({ id: expectationId, to: fc.constantFrom(0, 1, 9, -1, Number.NaN) })),
)
const steps = fc.array(someStep, { minLength: 5, maxLength: 40 })

/** The changes that were accepted, and the workspace that each was made from. */
function taken(all: readonly Step[]) {
  let workspace = smallCompany()
  const changes: (readonly [before: Workspace, change: Change])[] = []
  for (const one of all) {
    const result = one(workspace)
    if (!result.ok) continue
    const change = keepPlaces(workspace, result.value)
    changes.push([workspace, change])
    workspace = applyChange(workspace, change)
  }
  return { workspace, changes }
}

function readAnew(workspace: Workspace): Workspace {
  return { ...workspace, entities: new Map(workspace.entities) }
}

/** All that is looked up of a workspace and kept for the one after it. */
function lookedUp(workspace: Workspace) {
  const entities = [...workspace.entities.values()]
  return {
    accounts: [dev, prod].map((account) => entitiesOfAccount(workspace, account)),
    named: entities.map((entity) =>
      'name' in entity ? named(workspace, entity.kind, accountOf(entity) ?? dev, entity.name) : null,
    ),
    uniqueIds: entities.map((entity) =>
      'uniqueId' in entity ? entityOfUniqueId(workspace, entity.uniqueId) : null,
    ),
    holders: entities.map(({ id }) => [holdersOf(workspace, arn(id)), boundedBy(workspace, arn(id))]),
    members: entities.map((entity) => (entity.kind === 'group' ? membersOf(workspace, entity) : [])),
    boards: boardsOf(workspace).map((board) => [board, pinsOf(workspace, board.id)]),
    isTimed: asksForTime(workspace),
  }
}

describe('commands in any order, with any input', () => {
  it('are taken back by their reverse', () => {
    fc.assert(
      fc.property(steps, (all) => {
        for (const [before, change] of taken(all).changes) {
          const back = applyChange(applyChange(before, change), reverseChange(change))
          expect(back).toEqual(before)
          expect([...back.entities.keys()]).toEqual([...before.entities.keys()])
          expect(reverseChange(reverseChange(change))).toEqual(change)
        }
      }),
    )
  })

  it('leave a workspace that a file can hold', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { workspace } = taken(all)
        const file: unknown = JSON.parse(JSON.stringify(saveWorkspace(workspace)))
        expect(accepted(loadWorkspace(file))).toEqual(workspace)
        expect(schemaErrorsOf(file)).toBeNull()
      }),
    )
  })

  it('leave what is looked up as one who reads the whole workspace anew finds it', () => {
    fc.assert(
      fc.property(steps, (all) => {
        for (const [before, change] of taken(all).changes) {
          lookedUp(before) // known before the change
          const after = applyChange(before, change)
          expect(lookedUp(after)).toEqual(lookedUp(readAnew(after)))
          const back = applyChange(after, reverseChange(change))
          expect(lookedUp(back)).toEqual(lookedUp(readAnew(back)))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('are accepted often enough for that to mean something', () => {
    const verbs = new Set<string>()
    fc.assert(
      fc.property(steps, (all) => {
        for (const [, change] of taken(all).changes) verbs.add(change.label.verb)
      }),
      { seed: 1, numRuns: 300 },
    )
    expect(verbs.size).toBeGreaterThan(18)
  })
})
