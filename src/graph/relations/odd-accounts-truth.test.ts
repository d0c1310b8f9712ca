import { assert, property } from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Principal } from '#model/entities/entity.ts'
import type { Arn } from '#model/entities/names.ts'
import type { Ask } from '#model/gather.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'
import { oddAccounts } from '#testing/random/odd-accounts.ts'
import {
  callersOf,
  contextsFor,
  isAllowed,
  placesOf,
  principalsOf,
  type Scene,
  sceneOf,
  strangers,
  tellingOf,
} from '#testing/random/odd-scenes.ts'

import { whoCan } from '../questions/who-can.ts'
import { isAccess } from '../reach.ts'
import { trustGraphOf } from '../trust.ts'
import { accessAmong } from './access-among.ts'
import type { AccessActions } from './relation.ts'

const actions: AccessActions = { 's3-bucket': [{ action: 's3:GetObject', level: 'Read', isWithin: true }] }

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
