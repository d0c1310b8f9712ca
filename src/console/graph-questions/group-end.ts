import { nodeIn } from '#graph/graph-index.ts'
import type { TrustEdge, TrustGraph, TrustNode } from '#graph/trust-graph.ts'

import { type GraphQuestion, questions } from './graph-question.ts'
import { fullName } from './line-wording.ts'

/** A group at an end of a question where only somebody who makes calls has an answer. */
export type GroupEnd = {
  readonly field: 'from' | 'to'
  readonly group: TrustNode
  /** By name. */
  readonly members: readonly TrustNode[]
  /** The memberships. */
  readonly ties: readonly TrustEdge[]
}

/** Which end of the question is a group: what changes one is asked of groups as well. Null where none is. */
export function groupEndOf(question: GraphQuestion, graph: TrustGraph): GroupEnd | null {
  if (question.ask === 'who-changes') return null
  for (const field of questions[question.ask].ends) {
    const group = nodeIn(graph, question[field])
    if (group?.kind !== 'group') continue
    const ties = graph.edges.filter(({ kind, to }) => kind === 'member' && to === group.id)
    const members = ties.flatMap(({ from }) => nodeIn(graph, from) ?? [])
    return { field, group, members: members.toSorted((a, b) => a.name.localeCompare(b.name)), ties }
  }
  return null
}

/** That a group is no answer, and who is in its place. */
export function groupEndTitle({ field, group, members }: GroupEnd): string {
  const name = fullName(group)
  const count = members.length.toLocaleString('en')
  const what =
    field === 'from'
      ? `${name} is a group, and groups make no calls themselves.`
      : `${name} is a group: nobody becomes a group, and it is no resource.`
  if (members.length === 0) return `${what} It has no members.`
  return members.length === 1
    ? `${what} It has 1 member, who has its policies.`
    : `${what} It has ${count} members, who have its policies.`
}

/** What can be asked in its place, in words: of a group at the end who may change it, and each of those members. */
export function askedInstead(
  question: GraphQuestion,
  { field, group }: Pick<GroupEnd, 'field' | 'group'>,
  members: readonly TrustNode[],
): readonly GraphQuestion[] {
  if (field === 'from') return members.map(({ id }) => ({ ...question, from: id }))
  const { hops } = question
  return [
    { ask: 'who-changes', from: '', to: group.id, hops },
    ...members.map(({ id }) => ({ ask: 'reach' as const, from: id, to: '', hops })),
  ]
}

/** A question by its label, with names where the ends stand. */
export function questionWords(question: GraphQuestion, nameOf: (id: string) => string): string {
  const { label, ends } = questions[question.ask]
  return ends.reduce((words, end) => words.replace('…', () => nameOf(question[end])), label)
}
