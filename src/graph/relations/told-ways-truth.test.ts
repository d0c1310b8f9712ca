import { describe, expect, it } from 'vitest'

import type { Principal } from '#model/entities/entity.ts'
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
import {
  type Call,
  comesBy,
  isOfVariables,
  type Seen,
  seenIn,
  textOf,
  type Tried,
} from '#testing/random/seen-calls.ts'
import { callsFromElsewhere, triedOnOddAccounts, tryElsewhere, unnamed } from '#testing/random/told-calls.ts'

import { allConditionsOf } from '../all-conditions.ts'
import type { Way } from '../fewest-ways.ts'
import { isAccess } from '../reach.ts'
import type { TrustEdge } from '../trust-graph.ts'
import { trustGraphOf } from '../trust.ts'

/** The ways in that a line tells. */
function waysOf(edge: TrustEdge): readonly Way[] {
  return [allConditionsOf(edge), ...(edge.others ?? [])]
}

/** Does the line tell of the call, or that not all is told? */
function mayTell(edge: TrustEdge, seen: Seen): boolean {
  if (!isAccess(edge)) return edge.state === 'unknown'
  return edge.others !== undefined || waysOf(edge).some((way) => comesBy(way, seen))
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
      if (seen.isLetIn && !mayTell(edge, seen))
        tried.wrong.push(`${textOf(seen)} by none of ${JSON.stringify(ways)}`)
    }
  }
}

/** Users and roles of elsewhere, of an account too that nothing names; root and federated users assume no roles (R9.10, R9.17). */
const assuming = [...strangers.filter((one) => /:(?:user|role)\//.test(one)), ...unnamed]

function tryOthers(workspace: Workspace, tried: Tried): void {
  const scene = sceneOf(workspace)
  const { edges } = trustGraphOf(workspace)
  for (const { arn: to } of entitiesOf(workspace, 'role')) {
    const into = edges.filter((edge) => edge.to === to)
    const all = assuming.map((from) => {
      const contexts = contextsFor(from.includes(':role/'), scene)
      return {
        rows: into.filter((edge) => tellingOf(from).includes(edge.from)),
        calls: callsFromElsewhere(scene, from, { action: 'sts:AssumeRole', resource: to, contexts }),
      }
    })
    const ofOthers = into.filter(({ reason }) => reason === 'outside')
    tryElsewhere(all, ofOthers, { waysOf, mayTell }, tried)
  }
}

describe('the ways in that lines tell of odd accounts', () => {
  it.each([
    ['whoever of ours meets one, and nobody else where no others are told', tryOurs, 200],
    ['some of elsewhere who meet one, and nobody else where no others are told', tryOthers, 50],
  ])('let in %s', { timeout: 240_000 }, (_, tryAll, numRuns) => {
    const { wrong, ways } = triedOnOddAccounts(tryAll, numRuns)
    expect(wrong).toEqual([])
    expect(ways).toBeGreaterThan(50)
  })
})
