import type { Found } from './answer-row.ts'
import type { GraphQuestion } from './graph-question.ts'

/** What was found, in a sentence; `shown`: rows that pass the filter. */
export function answerTitle({ ask, from, to, hops }: GraphQuestion, found: Found, shown: number): string {
  const nameOf = (id: string) => found.nodes.get(id)?.name ?? id.slice(id.lastIndexOf('/') + 1)
  const count = shown.toLocaleString('en')
  const ways = `${count}${found.isComplete ? '' : ' or more'} ${shown === 1 ? 'way' : 'ways'}`
  switch (ask) {
    case 'paths':
      return shown === 0
        ? `No way of at most ${hops} steps leads from ${nameOf(from)} to ${nameOf(to)}.`
        : `${nameOf(from)} gets to ${nameOf(to)} in ${ways}.`
    case 'cut':
      return shown === 0
        ? `No way leads from ${nameOf(from)} to ${nameOf(to)}.`
        : `${nameOf(from)} gets to ${nameOf(to)} in ${ways}; below stands what would cut them.`
    case 'reach':
      return `${nameOf(from)} reaches ${count} ${shown === 1 ? 'role or resource' : 'roles and resources'}.`
    case 'who-reaches': {
      const starts = new Set(found.rows.map((row) => row.from)).size
      return `${starts === 0 ? 'Nobody gets' : `${starts.toLocaleString('en')} ${starts === 1 ? 'gets' : 'get'}`} to ${nameOf(to)}${starts === 0 ? '' : `, in ${ways}`}.`
    }
    case 'outsiders':
      return shown === 0 ? 'No outsider gets to any role.' : `Outsiders get to roles in ${ways}.`
    case 'cycles':
      return shown === 0 ? 'No roles can become one another.' : `Roles that can become one another: ${count}.`
    case 'unassumable':
      return shown === 0
        ? 'Every role can be assumed by somebody.'
        : `Roles that nobody can assume: ${count}.`
  }
}
