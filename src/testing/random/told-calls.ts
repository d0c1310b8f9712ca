import { assert, property } from 'fast-check'

import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import type { RequestContext } from '#engine/request/request.ts'
import type { Caller } from '#model/caller.ts'
import { type Arn, arn } from '#model/entities/names.ts'
import type { Ask } from '#model/gather.ts'
import type { Workspace } from '#model/workspace.ts'

import { oddAccounts } from './odd-accounts.ts'
import { placesOf, type Scene } from './odd-scenes.ts'
import { comesBy, isOfVariables, type Seen, seenIn, textOf, type Tried } from './seen-calls.ts'

/** A user and a role of an account that nothing names. */
export const unnamed: readonly Arn[] = ['user/ann', 'role/other'].map((rest) =>
  arn(`arn:aws:iam::888888888888:${rest}`),
)

/** Somebody's calls of one kind. */
type Calls = Pick<Ask, 'action' | 'resource'> & { readonly contexts: readonly RequestContext[] }

/** The calls of somebody of elsewhere, from wherever that somebody is. */
export function callsFromElsewhere(scene: Scene, from: Arn, { contexts, ...asked }: Calls): readonly Seen[] {
  const caller: Caller = { kind: 'outside-principal', arn: from, context: {} }
  return placesOf(from).flatMap((place) =>
    contexts.map((context) =>
      seenIn(scene, { caller, ask: { ...asked, context: { ...context, ...place } } }),
    ),
  )
}

/** Somebody's calls, and what is told of that one. */
export type Told<Row> = { readonly rows: readonly Row[]; readonly calls: readonly Seen[] }

/** What a row tells. */
export type Telling<Row> = {
  readonly waysOf: (row: Row) => readonly (readonly OpenCondition[])[]
  /** Of the call, or that not all is told? */
  readonly mayTell: (row: Row, seen: Seen) => boolean
}

/** Whoever is let in is told of by what stands for it; where `rows` stand for many, some of them come by each way that is told. */
export function tryElsewhere<Row>(
  all: readonly Told<Row>[],
  rows: readonly Row[],
  { waysOf, mayTell }: Telling<Row>,
  tried: Tried,
): void {
  for (const { rows: mine, calls } of all) {
    const untold = calls.filter((seen) => seen.isLetIn && !mine.some((row) => mayTell(row, seen)))
    tried.wrong.push(...untold.map((seen) => `${textOf(seen)} by none of ${JSON.stringify(mine)}`))
  }
  for (const row of rows) {
    const calls = all.flatMap((one) => (one.rows.includes(row) ? one.calls : []))
    for (const way of waysOf(row).filter((one) => !isOfVariables(one))) {
      const coming = calls.filter((seen) => comesBy(way, seen))
      if (coming.length === 0) continue
      tried.ways += 1
      if (!coming.some(({ isLetIn }) => isLetIn))
        tried.wrong.push(`nobody by ${JSON.stringify(way)} of ${JSON.stringify(row)}`)
    }
  }
}

/** What is found false of what is told of odd accounts, and how many ways were tried. */
export function triedOnOddAccounts(
  tryAll: (workspace: Workspace, tried: Tried) => void,
  numRuns: number,
): Tried {
  const tried: Tried = { ways: 0, wrong: [] }
  assert(
    property(oddAccounts, (workspace) => tryAll(workspace, tried)),
    { numRuns, seed: 61 },
  )
  return tried
}
