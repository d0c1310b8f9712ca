import { assert, property } from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Caller } from '#model/caller.ts'
import type { Principal } from '#model/entities/entity.ts'
import { type Arn, arn } from '#model/entities/names.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'
import { oddAccounts } from '#testing/random/odd-accounts.ts'
import {
  callersOf,
  contextsFor,
  placesOf,
  principalsOf,
  type Scene,
  sceneOf,
  strangers,
  tellingOf,
} from '#testing/random/odd-scenes.ts'
import {
  type Call,
  comesBy,
  isOfVariables,
  type Seen,
  seenIn,
  textOf,
  type Tried,
} from '#testing/random/seen-calls.ts'

import { allConditionsOf } from '../all-conditions.ts'
import type { Way } from '../fewest-ways.ts'
import { isAccess } from '../reach.ts'
import type { TrustEdge } from '../trust-graph.ts'
import { trustGraphOf } from '../trust.ts'

/** The ways in that a line tells. */
function waysOf(edge: TrustEdge): readonly Way[] {
  return [allConditionsOf(edge), ...(edge.others ?? [])]
}

/** Do these lines tell of the call, or that not all is told? */
function isToldBy(edges: readonly TrustEdge[], seen: Seen): boolean {
  return edges.some(
    (edge) =>
      edge.state === 'unknown' ||
      (isAccess(edge) && (edge.others !== undefined || waysOf(edge).some((way) => comesBy(way, seen)))),
  )
}

/** The calls of a user or role of ours on a role. */
function callsOf(scene: Scene, from: Principal, to: string): readonly Call[] {
  return callersOf(from, scene).flatMap((caller) =>
    contextsFor(caller.kind !== 'user', scene).map((context) => ({
      caller,
      ask: { action: 'sts:AssumeRole', resource: to, context },
    })),
  )
}

/** The calls of somebody of elsewhere on a role, from wherever that somebody is. */
function callsFromElsewhere(scene: Scene, from: Arn, to: string): readonly Call[] {
  const caller: Caller = { kind: 'outside-principal', arn: from, context: {} }
  return placesOf(from).flatMap((place) =>
    contextsFor(from.includes(':role/'), scene).map((context) => ({
      caller,
      ask: { action: 'sts:AssumeRole', resource: to, context: { ...context, ...place } },
    })),
  )
}

function tryOurs(workspace: Workspace, tried: Tried): void {
  const scene = sceneOf(workspace)
  for (const edge of trustGraphOf(workspace).edges) {
    const from = principalsOf(workspace).find((one) => one.arn === edge.from)
    const ways = waysOf(edge)
    if (edge.state !== 'conditional' || from === undefined || ways.some(isOfVariables)) continue
    tried.ways += ways.length
    for (const seen of callsOf(scene, from, edge.to).map((call) => seenIn(scene, call))) {
      const isTold = ways.some((way) => comesBy(way, seen))
      if (isTold && !seen.isLetIn) tried.wrong.push(`${textOf(seen)} not by ${JSON.stringify(ways)}`)
      if (seen.isLetIn && !isToldBy([edge], seen))
        tried.wrong.push(`${textOf(seen)} by none of ${JSON.stringify(ways)}`)
    }
  }
}

/** Users and roles of elsewhere, of an account too that nothing names; root and federated users assume no roles (R9.10, R9.17). */
const assuming = [
  ...strangers.filter((one) => /:(?:user|role)\//.test(one)),
  ...['user/ann', 'role/other'].map((rest) => arn(`arn:aws:iam::888888888888:${rest}`)),
]

function tryOthers(workspace: Workspace, tried: Tried): void {
  const scene = sceneOf(workspace)
  const { edges } = trustGraphOf(workspace)
  for (const { arn: to } of entitiesOf(workspace, 'role')) {
    const into = edges.filter((edge) => edge.to === to)
    const all = assuming.map((from) => ({
      lines: into.filter((edge) => tellingOf(from).includes(edge.from)),
      calls: callsFromElsewhere(scene, from, to).map((call) => seenIn(scene, call)),
    }))
    for (const { lines, calls } of all) {
      const untold = calls.filter((seen) => seen.isLetIn && !isToldBy(lines, seen))
      for (const seen of untold) tried.wrong.push(`${textOf(seen)} by none of ${JSON.stringify(lines)}`)
    }
    for (const edge of into.filter(({ reason }) => reason === 'outside')) {
      const calls = all.flatMap((one) => (one.lines.includes(edge) ? one.calls : []))
      for (const way of waysOf(edge).filter((one) => !isOfVariables(one))) {
        // of many for whom a line stands some may be denied
        const coming = calls.filter((seen) => comesBy(way, seen))
        if (coming.length > 0) tried.ways += 1
        if (coming.length > 0 && !coming.some(({ isLetIn }) => isLetIn))
          tried.wrong.push(`nobody from ${edge.from} to ${to} by ${JSON.stringify(way)}`)
      }
    }
  }
}

describe('the ways in that lines tell of odd accounts', () => {
  it.each([
    ['whoever of ours meets one, and nobody else where no others are told', tryOurs, 200],
    ['some of elsewhere who meet one, and nobody else where no others are told', tryOthers, 50],
  ])('let in %s', { timeout: 240_000 }, (_, tryAll, numRuns) => {
    const tried: Tried = { ways: 0, wrong: [] }
    assert(
      property(oddAccounts, (workspace) => tryAll(workspace, tried)),
      { numRuns, seed: 61 },
    )
    expect(tried.wrong).toEqual([])
    expect(tried.ways).toBeGreaterThan(50)
  })
})
