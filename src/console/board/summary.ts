import type { EntityId } from '#model/entities/entity.ts'

import { type Flip, isAllowed, type Verdicts } from './flips.ts'

/**
 * The board in one line. Without a change to tell, how it stands: `As alice: 3 allowed · 5 denied`; after one, what
 * changed: `As DeployRole: +3 −1 · 4 same`. Requests that can't be decided are always counted.
 */
export function summaryOf(actor: string, verdicts: Verdicts, flips: ReadonlyMap<EntityId, Flip>): string {
  if (verdicts.size === 0) return `As ${actor}: nothing pinned`
  const parts = flips.size > 0 ? changes(flips) : standing(verdicts)
  return `As ${actor}: ${parts.join(' · ')}`
}

function standing(verdicts: Verdicts): string[] {
  let allowed = 0
  let denied = 0
  let unknown = 0
  for (const verdict of verdicts.values()) {
    if (verdict.kind === 'unknown') unknown++
    else if (isAllowed(verdict)) allowed++
    else denied++
  }
  return [`${allowed} allowed`, `${denied} denied`, ...counted(unknown, 'unknown')]
}

function changes(flips: ReadonlyMap<EntityId, Flip>): string[] {
  const count: Record<Flip, number> = { gained: 0, lost: 0, 'now-unknown': 0, 'now-known': 0, same: 0 }
  for (const flip of flips.values()) count[flip]++
  return [
    `+${count.gained} −${count.lost}`,
    ...counted(count['now-unknown'], 'now unknown'),
    ...counted(count['now-known'], 'now known'),
    `${count.same} same`,
  ]
}

function counted(count: number, what: string): string[] {
  return count === 0 ? [] : [`${count} ${what}`]
}
