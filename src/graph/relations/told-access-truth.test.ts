import { describe, expect, it } from 'vitest'

import type { RequestContext } from '#engine/request/request.ts'
import type { Principal, Resource } from '#model/entities/entity.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'
import {
  callersOf,
  contextsFor,
  principalsOf,
  type Scene,
  sceneOf,
  strangers,
  tellingOf,
} from '#testing/random/odd-scenes.ts'
import { comesBy, isOfVariables, type Seen, seenIn, textOf, type Tried } from '#testing/random/seen-calls.ts'
import { callsFromElsewhere, triedOnOddAccounts, tryElsewhere, unnamed } from '#testing/random/told-calls.ts'

import type { Way } from '../fewest-ways.ts'
import { heldBy } from '../questions/certain-denial.ts'
import { type WhoRow, whoCan } from '../questions/who-can.ts'
import { accessAmong } from './access-among.ts'
import { keysWithin } from './keys-within.ts'
import type { AccessActions } from './relation.ts'

const action = 's3:GetObject'
const actions: AccessActions = { 's3-bucket': [{ action, level: 'Read', isWithin: true }] }

/** Things inside that policies single out, and some that they don't. */
const objects = ['example', 'x', 'a.csv', 'team/x', 'ops/x', 'ann/x', 'team/web/x']

/** The contexts of calls that aren't of STS. */
function contextsOfReading(isOfRole: boolean, scene: Scene): readonly RequestContext[] {
  return contextsFor(isOfRole, scene).filter((context) => context['sts:ExternalId'] === undefined)
}

/** Each thing inside that some part of the access of ours may be to. */
function thingsIn(workspace: Workspace, resource: Resource, from: Principal): readonly string[] {
  const limits = entitiesOf(workspace, 'organization-policy').map(({ document }) => document)
  const who = { id: from.arn, held: heldBy(workspace, from) }
  const spelled = keysWithin(resource, who, { actions: [action], limits })(action)
  return [...new Set([...spelled, ...objects.map((name) => `${resource.arn}/${name}`)])]
}

function tryOurs(workspace: Workspace, tried: Tried): void {
  const scene = sceneOf(workspace)
  for (const resource of entitiesOf(workspace, 'resource')) {
    const goal = { kind: 'resource', id: resource.arn, resource, actions } as const
    for (const from of principalsOf(workspace)) {
      const [relation] = accessAmong({ workspace }, [from.arn], goal)
      if (relation?.state !== 'conditional') continue
      const { conditions, others } = relation
      const ways = [conditions, ...(others ?? [])]
      if (ways.some(isOfVariables)) continue
      tried.ways += ways.length
      for (const calls of callsInside(scene, from, thingsIn(workspace, resource, from))) {
        const isTold = calls.some((seen) => ways.some((way) => comesBy(way, seen)))
        const isLetIn = calls.some((seen) => seen.isLetIn)
        const isUntold = isLetIn && !isTold && others === undefined
        if ((isTold && !isLetIn) || isUntold)
          tried.wrong.push(`${calls.slice(0, 1).map(textOf).join('')} of ${JSON.stringify(ways)}`)
      }
    }
  }
}

/** The calls of one under one name in one context on each of the things. */
function callsInside(scene: Scene, from: Principal, things: readonly string[]): readonly (readonly Seen[])[] {
  return callersOf(from, scene).flatMap((caller) =>
    contextsOfReading(caller.kind !== 'user', scene).map((context) =>
      things.map((resource) => seenIn(scene, { caller, ask: { action, resource, context } })),
    ),
  )
}

/** Whoever reads from elsewhere, of an account too that nothing names. */
const reading = [...strangers, ...unnamed]

function tryOthers(workspace: Workspace, tried: Tried): void {
  const scene = sceneOf(workspace)
  for (const { arn: bucket } of entitiesOf(workspace, 'resource')) {
    for (const resource of [`${bucket}/x`, `${bucket}/team/x`]) {
      const rows = [...whoCan(workspace, { action, resource, context: {} })]
      const all = reading.map((from) => {
        const contexts = contextsOfReading(from.includes(':role/'), scene)
        return {
          rows: rows.filter(({ asker }) => tellingOf(from).includes(asker.id)),
          calls: callsFromElsewhere(scene, from, { action, resource, contexts }),
        }
      })
      tryElsewhere(all, rows, { waysOf, mayTell }, tried)
    }
  }
}

function waysOf({ access }: WhoRow): readonly Way[] {
  if (access.state !== 'conditional') return []
  return access.ways.length > 0 ? access.ways : [access.conditions]
}

/** Does the row tell of the call, or that not all is told? */
function mayTell(row: WhoRow, seen: Seen): boolean {
  const { access } = row
  if (access.state !== 'conditional') return access.state !== 'denied'
  return !access.isExact || waysOf(row).some((way) => comesBy(way, seen))
}

describe('the ways in which lines and rows tell of access to odd accounts', () => {
  it.each([
    ['whoever of ours meets one, and nobody else where no others are told', tryOurs, 150],
    ['some of elsewhere who meet one, and nobody else where they are all', tryOthers, 60],
  ])('let in %s', { timeout: 240_000 }, (_, tryAll, numRuns) => {
    const { wrong, ways } = triedOnOddAccounts(tryAll, numRuns)
    expect(wrong).toEqual([])
    expect(ways).toBeGreaterThan(10)
  })
})
