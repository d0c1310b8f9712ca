import type { Principal } from '#model/entities/entity.ts'
import type { Workspace } from '#model/workspace.ts'

import { letsNobodyIn } from '../let-in.ts'
import { heldBy } from '../questions/certain-denial.ts'
import { type Listed, resourcesAllowed } from '../questions/plain-statements.ts'
import { type AccountThings, isWordOfAccount } from './account-things.ts'
import { mayBeLetIn } from './actor.ts'
import { actionOf } from './catalogue-actions.ts'
import type { Need } from './technique.ts'
import { targetOf, type Thing } from './thing.ts'

/** Looks at what a principal's policies spell out, which tells of most that there is no way, before any of them is read in full. */
export type Glance = {
  /** May each need be met by something that the account holds? Where it says no, that is certain. */
  readonly mayTake: (way: readonly Need[]) => boolean
}

/** Cost: the documents that the principal holds, at a glance; a look at all things of a word for each action on them. */
export function glanceOf(workspace: Workspace, principal: Principal, things: AccountThings): Glance {
  const { documents } = heldBy(workspace, principal)
  const known = new Map<string, boolean>()
  const mayMeet = ({ action, on }: Need): boolean => {
    if (documents === null || !isWordOfAccount(on) || action.startsWith('sts:')) return true
    const resources: Listed[] = []
    for (const document of documents) {
      const some = resourcesAllowed(document, actionOf(action))
      if (some === null) return true
      resources.push(...some)
    }
    const list = things.listOf(on)
    if (resources.some(isOfAny)) return list.length > 0
    const starts = resources.flatMap(({ texts }) => texts.map(startOf))
    return (
      list.some((thing) => starts.some((start) => mayBeIn(thing, start))) ||
      things
        .filtered(list, 'lets somebody in', letsSomebodyIn)
        .some((thing) => mayBeLetIn(principal, { action, on: thing }))
    )
  }
  return {
    mayTake: (way) =>
      way.every((need) => {
        const key = `${need.action} ${need.on}`
        const found = known.get(key) ?? mayMeet(need)
        known.set(key, found)
        return found
      }),
  }
}

/** What is told as a bucket stands for any of its objects. */
function mayBeIn(thing: Thing, start: string): boolean {
  if (thing.arn.startsWith(start)) return true
  const told = targetOf(thing) ?? thing.arn
  return told !== thing.arn && start.startsWith(told)
}

function isOfAny({ negated, texts }: Listed): boolean {
  return negated || texts.includes('*')
}

/** What stands before the first wildcard or variable. */
function startOf(text: string): string {
  const end = text.search(/[*?$]/)
  return end < 0 ? text : text.slice(0, end)
}

function letsSomebodyIn({ entity }: Thing): boolean {
  return entity?.kind === 'resource' && !letsNobodyIn(entity)
}
