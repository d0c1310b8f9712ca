import type { Caller } from '#model/caller.ts'
import type { Ask } from '#model/gather.ts'
import type { Workspace } from '#model/workspace.ts'

import { explainCaller } from '../questions/explain-caller.ts'
import type { Relation } from './relation.ts'

/**
 * The request whose answer a relation tells, with keys under which it was seen to be so. Not the workspace: relations are kept
 * from one to the next, and none of those before should be kept with them.
 */
export type Grounds = { readonly caller: Caller; readonly ask: Ask }

const grounds = new WeakMap<Relation, Grounds>()

/** Keep what a relation rests on, to explain it when asked. */
export function rememberReason(relation: Relation, on: Grounds): void {
  grounds.set(relation, on)
}

const told = new WeakMap<Relation, Relation>()

/** The relation, which holds in the workspace, with what the engine says of its request; as it is where nothing is known of that. */
export function withItsReason(workspace: Workspace, relation: Relation): Relation {
  const on = grounds.get(relation)
  if (on === undefined || relation.sentence !== '') return relation
  const known = told.get(relation)
  if (known !== undefined) return known
  const explained = explainCaller(workspace, on.caller, on.ask)
  if (explained.kind === 'unknown') return relation
  const { sentence, deciding } = explained.trace
  const made: Relation = { ...relation, sentence, deciding }
  told.set(relation, made)
  return made
}
