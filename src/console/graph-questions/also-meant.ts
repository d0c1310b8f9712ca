import { searchEntities } from '#console/parts/asking/search-entities.ts'
import { nameOf } from '#console/wording/entity-nouns.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'
import type { Entity } from '#model/entities/entity.ts'
import type { Workspace } from '#model/workspace.ts'

import { endMeant, type GraphQuestion, questions, resolved } from './graph-question.ts'

/** Somebody or something that a name may stand for, and the question with it in place of the name. */
export type Reading = { readonly name: string; readonly detail: string; readonly question: GraphQuestion }

/** The ends that a typed name may stand for besides the one that it was taken for, of both ends. */
export function alsoMeant(
  typed: GraphQuestion,
  taken: GraphQuestion,
  workspace: Workspace,
): readonly Reading[] {
  return questions[typed.ask].ends.flatMap((field) =>
    endMeant(typed.ask, field, typed[field], workspace)
      .filter(({ id }) => id !== taken[field])
      .map((entity) => readingOf(entity, { ...taken, [field]: entity.id })),
  )
}

/** What is called nearly as an end that stands for nothing, where the question can be asked of it. */
export function nearlyMeant(
  typed: GraphQuestion,
  field: 'from' | 'to',
  { graph, workspace }: { readonly graph: TrustGraph; readonly workspace: Workspace },
): readonly Reading[] {
  const kinds: readonly Entity['kind'][] =
    field === 'from' ? ['user', 'role'] : ['role', 'resource', 'user', 'group', 'policy']
  const those = [...workspace.entities.values()].filter(({ kind }) => kinds.includes(kind))
  const found = searchEntities(those, typed[field], { most: 4, isDue: () => false }).next().value
  return found
    .map((entity) => readingOf(entity, { ...typed, [field]: entity.id }))
    .filter(({ question }) => {
      const read = resolved(question, graph, workspace)
      return read.ok || read.problem.field !== field
    })
}

function readingOf(entity: Entity, question: GraphQuestion): Reading {
  const account = 'accountId' in entity ? entity.accountId : ''
  return { name: nameOf(entity), detail: account, question }
}
