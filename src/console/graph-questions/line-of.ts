import { type RowToken, whereText } from '#console/parts/asking/ask-tail.ts'

import { takenSentence } from './also-meant.ts'
import { type Around, type GraphQuestion, hasLength, resolved, usualHops } from './graph-question.ts'
import { fullName } from './line-wording.ts'
import { readLine } from './read-line.ts'

/** The line that asks a question: with names where they say who is meant, else with their accounts or ids. */
export function lineOf(question: GraphQuestion, where: readonly RowToken[], around: Around): string {
  const nodeOf = (id: string) => around.graph.nodes.find((node) => node.id === id)
  const entityNamed = (id: string) => {
    const entity = around.workspace.entities.get(id)
    return entity !== undefined && 'name' in entity && 'accountId' in entity ? entity : nodeOf(id)
  }
  const spellings: readonly ((id: string) => string)[] = [
    (id) => entityNamed(id)?.name ?? id,
    (id) => fullName(entityNamed(id) ?? { name: id, accountId: null }),
  ]
  const said = spellings
    .map((nameOf) => lineWith(question, nameOf))
    .find((line) => {
      const typed = readLine(line)
      const meant = typed.ok ? resolved(typed.value.question, around) : null
      if (!typed.ok || meant === null || !meant.ok || !isSameQuestion(meant.value, question)) return false
      return takenSentence(typed.value.question, around) === ''
    })
  const filter = where.length === 0 ? '' : ` where ${whereText(where)}`
  return `${said ?? lineWith(question, (id) => id)}${filter}`
}

/** The line with names as they were typed, where others may be meant by them, so that it is said for whom they were taken. */
export function lineToKeep(question: GraphQuestion, around: Around): string | null {
  if (takenSentence(question, around) === '') return null
  const line = lineWith(question, (typed) => typed)
  const read = readLine(line)
  return read.ok && isSameQuestion(read.value.question, question) ? line : null
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
