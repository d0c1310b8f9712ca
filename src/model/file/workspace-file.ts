import { ok, refused, type Result } from '#engine/result.ts'
import type { JsonObject, JsonValue } from '#engine/text/json.ts'

import { hasBoard } from '../board.ts'
import {
  type Account,
  type Entity,
  type EntityId,
  type EntityKind,
  mainBoard,
  type PinnedRequest,
} from '../entities/entity.ts'
import { newAccount } from '../entities/new-account.ts'
import type { Organization } from '../entities/organization.ts'
import { entitiesOfAccount } from '../look-up.ts'
import { organizationOf } from '../organization.ts'
import { entitiesOf, type Workspace } from '../workspace.ts'
import { danglingInOrganization } from './dangling-in-organization.ts'
import { accountSchema, boardSchema, expectationSchema, fileSchema, pinSchema } from './entry-schema.ts'
import { extensionKey } from './extension-key.ts'
import { asJson, isPlainObject } from './field-schema.ts'
import type { FileProblem } from './file-problem.ts'
import { listReaders, readPolicy, type AccountList, type ReadEntity } from './read-account.ts'
import { readEntry, type Entry } from './read-entry.ts'
import { readOrganization, readOrganizationPolicy, readUnit } from './read-organization.ts'

/** Fields of the format that decide nothing here: kept as they came. */
export const carriedFields: ReadonlySet<string> = new Set(['sessions', 'lesson', 'layout'])

/**
 * Read a workspace file (already parsed JSON).
 *
 * What an entry leaves out is filled in the same way each time: path `/`, the ARN from account, path and name,
 * the unique id from the ARN, empty lists and tags. Documents are kept as they are, even where IAM's grammar
 * would refuse them, so that they can be mended. Refuses with every problem found, each with its JSON pointer;
 * unknown fields are problems, `x-…` fields of the file, of an account and of an entry are kept.
 */
export function loadWorkspace(json: unknown): Result<Workspace, readonly FileProblem[]> {
  if (!isPlainObject(json) || !Object.hasOwn(json, 'rolescape')) {
    return refused([{ kind: 'not-a-workspace', pointer: '' }])
  }
  const wrongVersion = versionProblem(json['rolescape'])
  if (wrongVersion !== null) return refused([wrongVersion])

  const fields = Object.entries(json)
  const weighed = fields.filter(([key]) => !carriedFields.has(key))
  const read = readEntry(fileSchema, Object.fromEntries(weighed), '')
  if (!read.ok) return refused(read.problem)

  const file = read.value.value
  const intake: Intake = { entities: new Map(), extensions: new Map(), problems: [] }
  const carried = fields.filter(([key]) => carriedFields.has(key)).map(([key, value]) => [key, asJson(value)])
  keepExtension(intake, '', { ...Object.fromEntries(carried), ...read.value.extension })
  if (file.organization !== undefined) takeOrganization(intake, file.organization)
  file.accounts.forEach((account, i) => takeAccount(intake, account, `/accounts/${i}`))
  file.awsManagedPolicies.forEach((policy, i) => {
    const pointer = `/awsManagedPolicies/${i}`
    take(intake, readPolicy('aws', policy, pointer), pointer)
  })
  file.boards.forEach((board, i) => take(intake, readBoard(board, i), `/boards/${i}`))
  file.board.forEach((pin, i) => take(intake, readPin(pin, i), `/board/${i}`))
  file.expectations.forEach((one, i) => take(intake, readExpectation(one, i), `/expectations/${i}`))
  const { entities, extensions } = intake
  const workspace = { name: file.name, entities, extensions }
  const dangling = [...danglingInOrganization(workspace), ...danglingPins(workspace)]
  const problems = intake.problems.length > 0 ? intake.problems : dangling
  return problems.length > 0 ? refused(problems) : ok(workspace)
}

/** What was read so far. */
type Intake = {
  readonly entities: Map<EntityId, Entity>
  readonly extensions: Map<string, JsonObject>
  readonly problems: FileProblem[]
}

function takeAccount(intake: Intake, raw: unknown, pointer: string): void {
  const read = readEntry(accountSchema, raw, pointer)
  if (!read.ok) {
    intake.problems.push(...read.problem)
    return
  }
  const { accountId, name, alias, passwordPolicy, parent, blockPublicAccess } = read.value.value
  const { ownership, organizationPolicies, unread, unlisted } = read.value.value
  const account: Account = {
    ...newAccount(accountId, name ?? accountId, ownership),
    alias,
    passwordPolicy,
    parent,
    organizationPolicies,
    blockPublicAccess,
    ...(unread === undefined ? {} : { unread }),
    ...(unlisted === undefined ? {} : { unlisted }),
  }
  take(intake, ok({ value: account, extension: read.value.extension }), pointer)
  for (const [list, readOne] of listReaders) {
    read.value.value[list].forEach((item, i) => {
      const at = `${pointer}/${list}/${i}`
      take(intake, readOne(accountId, item, at), at)
    })
  }
}

function takeOrganization(intake: Intake, raw: unknown): void {
  const read = readOrganization(raw)
  if (!read.ok) {
    intake.problems.push(...read.problem)
    return
  }
  const { organization, policies, units } = read.value
  take(intake, ok(organization), '/organization')
  policies.forEach((policy, i) => {
    const pointer = `/organization/policies/${i}`
    take(intake, readOrganizationPolicy(organization.value, policy, pointer), pointer)
  })
  units.forEach((unit, i) => {
    const pointer = `/organization/units/${i}`
    take(intake, readUnit(unit, pointer), pointer)
  })
}

function readPin(raw: unknown, index: number): ReadEntity {
  const read = readEntry(pinSchema, raw, `/board/${index}`)
  if (!read.ok) return read
  const { id, order, ...rest } = read.value.value
  return ok({
    value: { kind: 'pinned-request', id: id ?? `pin/${index + 1}`, order: order ?? index, ...rest },
    extension: read.value.extension,
  })
}

function readBoard(raw: unknown, index: number): ReadEntity {
  const read = readEntry(boardSchema, raw, `/boards/${index}`)
  if (!read.ok) return read
  const { order, ...rest } = read.value.value
  return ok({ value: { kind: 'board', order: order ?? index, ...rest }, extension: read.value.extension })
}

/** Pins on boards that the file doesn't list. */
function danglingPins(workspace: Workspace): readonly FileProblem[] {
  return entitiesOf(workspace, 'pinned-request').flatMap(({ board }, i) =>
    hasBoard(workspace, board)
      ? []
      : [{ kind: 'dangling-reference' as const, pointer: `/board/${i}/board`, found: board }],
  )
}

function readExpectation(raw: unknown, index: number): ReadEntity {
  const read = readEntry(expectationSchema, raw, `/expectations/${index}`)
  if (!read.ok) return read
  const { id, order, ...rest } = read.value.value
  return ok({
    value: { kind: 'expectation', id: id ?? `expectation/${index + 1}`, order: order ?? index, ...rest },
    extension: read.value.extension,
  })
}

function take(intake: Intake, read: ReadEntity | { ok: true; value: Entry<Entity> }, pointer: string): void {
  if (!read.ok) {
    intake.problems.push(...read.problem)
    return
  }
  const { value, extension } = read.value
  if (intake.entities.has(value.id)) {
    intake.problems.push({ kind: 'duplicate-entry', pointer, found: value.id })
    return
  }
  intake.entities.set(value.id, value)
  keepExtension(intake, extensionKey(value), extension)
}

function keepExtension(intake: Intake, key: string, extension: JsonObject): void {
  if (Object.keys(extension).length > 0) intake.extensions.set(key, extension)
}

function versionProblem(version: unknown): FileProblem | null {
  const pointer = '/rolescape'
  if (version === 1) return null
  if (typeof version === 'number' && version > 1) return { kind: 'newer-version', pointer, found: version }
  return { kind: 'unknown-version', pointer, found: JSON.stringify(version) ?? String(version) }
}

/** Which kind of entity stands in which list of an account. */
const lists: readonly (readonly [list: AccountList, kind: EntityKind])[] = [
  ['users', 'user'],
  ['groups', 'group'],
  ['roles', 'role'],
  ['policies', 'policy'],
  ['instanceProfiles', 'instance-profile'],
  ['samlProviders', 'saml-provider'],
  ['oidcProviders', 'oidc-provider'],
  ['resources', 'resource'],
]

/** What a file says by the place of an entry instead of a field. */
const placed = new Set(['kind', 'id', 'accountId', 'owner'])

/**
 * The workspace as a file. `loadWorkspace` of it equals the workspace; the order of creation is kept within each
 * list of an account. Every entity's account must be in the workspace, as commands and imports see to.
 */
export function saveWorkspace(workspace: Workspace): JsonValue {
  const awsOwned = entitiesOf(workspace, 'policy').filter((policy) => policy.owner === 'aws')
  const organization = organizationOf(workspace)
  return {
    rolescape: 1,
    name: workspace.name,
    ...(organization === undefined ? {} : { organization: organizationEntry(workspace, organization) }),
    accounts: entitiesOf(workspace, 'account').map((account) => accountEntry(workspace, account)),
    awsManagedPolicies: awsOwned.map((policy) => entryOf(workspace, policy)),
    ...boardsEntry(workspace),
    board: entitiesOf(workspace, 'pinned-request').map((pin) => withId(pin.id, pinEntry(workspace, pin))),
    expectations: entitiesOf(workspace, 'expectation').map((one) => withId(one.id, entryOf(workspace, one))),
    ...workspace.extensions.get(''),
  }
}

/** Left out where the one board that is always there has neither a name nor keys of its own. */
function boardsEntry(workspace: Workspace): JsonObject {
  const boards = entitiesOf(workspace, 'board')
  return boards.length === 0
    ? {}
    : { boards: boards.map((board) => withId(board.id, entryOf(workspace, board))) }
}

/** What a pin was given later than its kind is left out where it says nothing, so that older versions read the file. */
function pinEntry(workspace: Workspace, pin: PinnedRequest): JsonObject {
  const { board, unknown, ...entry } = entryOf(workspace, pin)
  return {
    ...entry,
    ...(board === mainBoard ? {} : { board }),
    ...(pin.unknown.length === 0 ? {} : { unknown }),
  }
}

function organizationEntry(workspace: Workspace, organization: Organization): JsonObject {
  const policies = entitiesOf(workspace, 'organization-policy')
  const units = entitiesOf(workspace, 'organizational-unit')
  return {
    ...entryOf(workspace, organization),
    policies: policies.map((policy) => withId(policy.id, entryOf(workspace, policy))),
    units: units.map((unit) => withId(unit.id, entryOf(workspace, unit))),
  }
}

function accountEntry(workspace: Workspace, account: Account): JsonObject {
  const inside = entitiesOfAccount(workspace, account.accountId)
  const filled = lists.map(([list, kind]) => {
    const entries = inside.filter((entity) => entity.kind === kind)
    return [list, entries.map((entity) => entryOf(workspace, entity))] as const
  })
  return {
    accountId: account.accountId,
    ...entryOf(workspace, account),
    ...Object.fromEntries(filled),
  }
}

function entryOf(workspace: Workspace, entity: Entity): JsonObject {
  const fields: JsonObject = entity
  return {
    ...Object.fromEntries(Object.entries(fields).filter(([field]) => !placed.has(field))),
    ...workspace.extensions.get(extensionKey(entity)),
  }
}

function withId(id: EntityId, fields: JsonObject): JsonObject {
  return { id, ...fields }
}
