import type { Caller } from '#model/caller.ts'
import type { Ask } from '#model/gather.ts'
import type { Workspace } from '#model/workspace.ts'

import { explainCaller } from '../questions/explain-caller.ts'
import type { Relation } from './relation.ts'

/** The request whose answer a relation tells, with keys under which it was seen to be so. */
export type Grounds = { readonly workspace: Workspace; readonly caller: Caller; readonly ask: Ask }

const grounds = new WeakMap<Relation, Grounds>()

/** Keep what a relation rests on, to explain it when asked. */
export function rememberReason(relation: Relation, on: Grounds): void {
  grounds.set(relation, on)
}

/** The relation, of which nothing changed, as one of another workspace: it is explained there. */
export function movedTo(relation: Relation, workspace: Workspace): Relation {
  const on = grounds.get(relation)
  if (on !== undefined && on.workspace !== workspace) grounds.set(relation, { ...on, workspace })
  return relation
}

const told = new WeakMap<Relation, Relation>()

/** The relation with what the engine says of its request; as it is where nothing is known of that. */
export function withItsReason(relation: Relation): Relation {
  const on = grounds.get(relation)
  if (on === undefined || relation.sentence !== '') return relation
  const known = told.get(relation)
  if (known !== undefined) return known
  const explained = explainCaller(on.workspace, on.caller, on.ask)
  if (explained.kind === 'unknown') return relation
  const { sentence, deciding } = explained.trace
  const made: Relation = { ...relation, sentence, deciding }
  told.set(relation, made)
  return made
}
