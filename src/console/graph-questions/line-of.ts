import { type RowToken, whereText } from '#console/parts/asking/ask-tail.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'
import type { Workspace } from '#model/workspace.ts'

import { type GraphQuestion, hasLength, resolved, usualHops } from './graph-question.ts'
import { readLine } from './read-line.ts'

/** The line that asks a question: with names where they say who is meant, else with ids. */
export function lineOf(
  question: GraphQuestion,
  where: readonly RowToken[],
  { graph, workspace }: { readonly graph: TrustGraph; readonly workspace: Workspace },
): string {
  const nameOf = (id: string) => {
    const entity = workspace.entities.get(id)
    const name = entity !== undefined && 'name' in entity ? entity.name : id
    return name === id ? (graph.nodes.find((node) => node.id === id)?.name ?? id) : name
  }
  const named = lineWith(question, nameOf)
  const read = readLine(named)
  const meant = read.ok ? resolved(read.value.question, graph, workspace) : null
  const isSaid = meant !== null && meant.ok && isSameQuestion(meant.value, question)
  const filter = where.length === 0 ? '' : ` where ${whereText(where)}`
  return `${isSaid ? named : lineWith(question, (id) => id)}${filter}`
}

/** Do both ask the same, with the same ends? */
export function isSameQuestion(one: GraphQuestion, other: GraphQuestion): boolean {
  return (
    one.ask === other.ask &&
    one.from === other.from &&
    one.to === other.to &&
    (one.hops === other.hops || !hasLength(one.ask))
  )
}

function lineWith({ ask, from, to, hops }: GraphQuestion, nameOf: (id: string) => string): string {
  const [start, end] = [from === '' ? '' : nameOf(from), to === '' ? '' : nameOf(to)]
  switch (ask) {
    case 'paths':
      return hops === 'shortest'
        ? `shortest way from ${start} to ${end}`
        : `how does ${start} get to ${end}${inSteps(hops)}`
    case 'cut':
      return `what would cut ${start} from ${end}${hops === 'shortest' ? '' : inSteps(hops)}`
    case 'reach':
      return `what can ${start} reach`
    case 'who-reaches':
      return `who can reach ${end}`
    case 'passes':
      return `which roles can ${start} pass`
    case 'who-passes':
      return `who can pass ${end}`
    case 'changes':
      return `what can ${start} change`
    case 'who-changes':
      return `who can change ${end}`
    case 'outsiders':
      return 'which roles can outsiders reach'
    case 'cycles':
      return 'which roles can become one another'
    case 'unassumable':
      return 'which roles can nobody assume'
  }
}

function inSteps(hops: number): string {
  return hops === usualHops ? '' : ` in at most ${hops} ${hops === 1 ? 'step' : 'steps'}`
}
