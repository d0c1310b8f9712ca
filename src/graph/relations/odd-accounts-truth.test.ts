import { assert, property } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { authorizeAll } from '#engine/evaluate/authorize-all.ts'
import type { RequestContext } from '#engine/request/request.ts'
import type { Caller } from '#model/caller.ts'
import type { Principal } from '#model/entities/entity.ts'
import { type Arn, arn } from '#model/entities/names.ts'
import type { Ask } from '#model/gather.ts'
import { resolve } from '#model/resolve.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'
import {
  gone,
  oddAccounts,
  openValues,
  sessionNames,
  vendor,
  vendorOrganization,
} from '#testing/random/odd-accounts.ts'

import { whoCan } from '../questions/who-can.ts'
import { isAccess } from '../reach.ts'
import { trustGraphOf } from '../trust.ts'
import { accessAmong } from './access-among.ts'
import type { AccessActions } from './relation.ts'

const actions: AccessActions = { 's3-bucket': [{ action: 's3:GetObject', level: 'Read', isWithin: true }] }

/** What every call brings. */
const ofEachCall = { 'aws:CurrentTime': '2030-01-01T00:00:00Z', 'aws:SecureTransport': 'true' }

/** Every combination of the keys that the policies ask callers for. */
function contextsOf(text: string): readonly RequestContext[] {
  const meant = Object.entries(openValues).filter(([key]) => text.includes(key.toLowerCase()))
  return meant.reduce<readonly RequestContext[]>(
    (all, [key, values]) =>
      all.flatMap((context) =>
        values.map((value): RequestContext => (value === null ? context : { ...context, [key]: value })),
      ),
    [ofEachCall],
  )
}

/** A workspace, and the contexts in which the engine is asked of it. */
type Scene = {
  readonly workspace: Workspace
  readonly contexts: readonly RequestContext[]
  readonly isNamed: boolean
}

function sceneOf(workspace: Workspace): Scene {
  const text = JSON.stringify([...workspace.entities.values()]).toLowerCase()
  return { workspace, contexts: contextsOf(text), isNamed: text.includes('aws:userid') }
}

function callersOf({ kind, arn: itsArn }: Principal, { isNamed }: Scene): readonly Caller[] {
  if (kind === 'user') return [{ kind, user: itsArn, context: {} }]
  return (isNamed ? sessionNames : ['someone']).map((sessionName) => ({
    kind: 'role-session',
    role: itsArn,
    sessionName,
    context: {},
    sessionPolicies: [],
  }))
}

/** Credentials of a role are temporary, and always say whether MFA was used (R6.3): where that is asked, in each context. */
function contextsFor(isOfRole: boolean, { contexts }: Scene): readonly RequestContext[] {
  const saying = contexts.filter((context) => 'aws:MultiFactorAuthPresent' in context)
  return !isOfRole || saying.length === 0 ? contexts : saying
}

function isAllowed(workspace: Workspace, caller: Caller, ask: Ask): boolean {
  const resolution = resolve(workspace, caller, ask)
  if (resolution.kind === 'unknown') throw new Error(`unknown: ${JSON.stringify(resolution.reasons)}`)
  return authorizeAll(resolution.checks).decision === 'allowed'
}

/** What the engine says of the request of a principal, under any name and in every context. */
function asked(scene: Scene, principal: Principal, request: Pick<Ask, 'action' | 'resource'>): string {
  const answers = new Set(
    callersOf(principal, scene).flatMap((caller) =>
      contextsFor(caller.kind !== 'user', scene)
        .filter((context) => request.action.startsWith('sts:') || context['sts:ExternalId'] === undefined)
        .map((context) => isAllowed(scene.workspace, caller, { ...request, context })),
    ),
  )
  if (!answers.has(true)) return 'none'
  return answers.has(false) ? 'conditional' : 'allowed'
}

function principalsOf(workspace: Workspace): readonly Principal[] {
  return [...entitiesOf(workspace, 'user'), ...entitiesOf(workspace, 'role')]
}

/** Who is somebody else's, by account: such as the policies single out, and such as they don't. */
const strangers = [vendor, gone].flatMap((account) =>
  [
    'user/ann',
    'role/ops/y',
    'role/A',
    'role/other',
    'root',
    'federated-user/ann',
    'federated-user/other',
  ].map((rest) => arn(`arn:aws:${rest.startsWith('federated') ? 'sts' : 'iam'}::${account}:${rest}`)),
)

/** Where they may stand. */
const brought: readonly RequestContext[] = [
  {},
  { 'aws:PrincipalTag/team': 'web' },
  { 'aws:PrincipalTag/team': 'ops' },
  { 'aws:PrincipalOrgID': vendorOrganization, 'aws:PrincipalOrgPaths': [`${vendorOrganization}/r-vend/`] },
]

/** Ids of theirs, nobody's of ours: those of root and federated users follow from who they are. */
const idsOf: readonly (readonly [RegExp, readonly RequestContext[]])[] = [
  [/:user\//, [{ 'aws:userid': 'AIDAOTHEROTHEROTHER00' }]],
  [/:role\//, sessionNames.map((name) => ({ 'aws:userid': `AROAOTHEROTHEROTHER00:${name}` }))],
]

function placesOf(stranger: string): readonly RequestContext[] {
  const known = idsOf.find(([kind]) => kind.test(stranger))?.[1] ?? [{}]
  return brought.flatMap((keys) => known.map((id) => Object.assign({}, id, keys)))
}

/** Does the engine let in somebody of elsewhere, wherever that may be and under any name? */
function isLetIn(scene: Scene, stranger: Arn, request: Pick<Ask, 'action' | 'resource'>) {
  return placesOf(stranger).some((place) =>
    contextsFor(stranger.includes(':role/'), scene)
      .filter((context) => request.action.startsWith('sts:') || context['sts:ExternalId'] === undefined)
      .some((context) =>
        isAllowed(
          scene.workspace,
          { kind: 'outside-principal', arn: stranger, context: {} },
          { ...request, context: { ...context, ...place } },
        ),
      ),
  )
}

/** Who may tell of them: just anyone, their account, and they themselves. */
const tellingOf = (stranger: string) => [
  '*',
  stranger.replace(/:(?:iam|sts):(.*):[^:]*$/, ':iam:$1:root'),
  stranger,
]

function expectAssumeTrue(workspace: Workspace): void {
  const scene = sceneOf(workspace)
  const { edges } = trustGraphOf(workspace)
  const wrong: string[] = []
  for (const to of entitiesOf(workspace, 'role')) {
    const into = edges.filter((edge) => edge.to === to.arn)
    const request = { action: 'sts:AssumeRole', resource: to.arn }
    for (const from of principalsOf(workspace)) {
      const found = into.find((edge) => edge.from === from.arn)
      if (found?.state === 'unknown') continue
      const told = found === undefined || !isAccess(found) ? 'none' : found.state
      const answer = asked(scene, from, request)
      if (told !== answer) wrong.push(`${from.arn} assume ${to.arn}: told ${told}, but ${answer}`)
    }
    for (const stranger of strangers) {
      const answer = isLetIn(scene, stranger, request)
      const told = into.filter((edge) => tellingOf(stranger).includes(edge.from))
      if (answer && !told.some(isAccess)) wrong.push(`${stranger} assume ${to.arn}: none told`)
      const own = told.find((edge) => edge.from === stranger && !stranger.endsWith(':root'))
      if (!answer && own !== undefined && isAccess(own))
        wrong.push(`${stranger} assume ${to.arn}: is not let in`)
    }
  }
  expect(wrong).toEqual([])
}

/** Things inside that policies single out, and some that they don't. */
const objects = [
  'example',
  '0/0',
  'x',
  'a.csv',
  'team/x',
  'team/a.csv',
  'ops/x',
  'ann/x',
  'team/web/x',
  'A/b.csv',
]
const rank = ['none', 'conditional', 'allowed']

function expectAccessTrue(workspace: Workspace): void {
  const scene = sceneOf(workspace)
  const principals = principalsOf(workspace)
  const wrong: string[] = []
  for (const resource of entitiesOf(workspace, 'resource')) {
    const goal = { kind: 'resource', id: resource.arn, resource, actions } as const
    const found = accessAmong(
      { workspace },
      principals.map((one) => String(one.arn)),
      goal,
    )
    for (const principal of principals) {
      const relation = found.find(({ from }) => from === principal.arn)
      const [level] = relation?.kind === 'access' ? relation.levels : []
      if (level?.state === 'unknown') continue
      const told = level?.state ?? 'none'
      const request = { action: 's3:GetObject', resource: level?.resource ?? '' }
      const seen = level === undefined ? 'none' : asked(scene, principal, request)
      if (seen !== told) wrong.push(`${principal.arn} reads ${request.resource}: told ${told}, but ${seen}`)
      for (const key of objects) {
        const answer = asked(scene, principal, { ...request, resource: `${resource.arn}/${key}` })
        if (rank.indexOf(answer) > rank.indexOf(told))
          wrong.push(`${principal.arn} reads ${key}: told ${told}, but ${answer}`)
      }
    }
  }
  expect(wrong).toEqual([])
}

/** What outsiders read: a few are enough. */
const fewObjects = ['example', 'team/x', 'a.csv', 'ann/x']

function expectOutsidersTrue(workspace: Workspace): void {
  const scene = sceneOf(workspace)
  const wrong: string[] = []
  for (const { arn: bucket } of entitiesOf(workspace, 'resource')) {
    for (const key of fewObjects) {
      const request = { action: 's3:GetObject', resource: `${bucket}/${key}` }
      const told = new Map(
        [...whoCan(workspace, { ...request, context: {} })].map(({ asker, access }) => [
          asker.id,
          access.state,
        ]),
      )
      for (const stranger of strangers) {
        const answer = isLetIn(scene, stranger, request)
        const states = tellingOf(stranger).flatMap((id) => told.get(id) ?? [])
        if (answer && states.every((state) => state === 'denied'))
          wrong.push(`${stranger} reads ${key}: told denied`)
        const own = stranger.endsWith(':root') ? undefined : told.get(stranger)
        if (!answer && own !== undefined && own !== 'denied' && own !== 'unknown')
          wrong.push(`${stranger} reads ${key}: told ${own}`)
      }
    }
  }
  expect(wrong).toEqual([])
}

describe('every relation of 30 odd accounts', () => {
  it(
    'of who can assume what is what the engine says in every context, of outsiders too',
    { timeout: 240_000 },
    () => {
      assert(property(oddAccounts, expectAssumeTrue), { numRuns: 30, seed: 24 })
    },
  )

  it('of who has access to what is what the engine says in every context', { timeout: 240_000 }, () => {
    assert(property(oddAccounts, expectAccessTrue), { numRuns: 30, seed: 5 })
  })

  it(
    'of who of elsewhere reads what is what the engine says, of root and federated users too',
    {
      timeout: 240_000,
    },
    () => {
      assert(property(oddAccounts, expectOutsidersTrue), { numRuns: 30, seed: 9 })
    },
  )
})
