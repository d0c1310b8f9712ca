import type { TrustNodeKind } from '#graph/trust-graph.ts'

/** What is said of somebody in focus whom no trust ties: what was looked at, and no more. */
export function untiedSentence(kind: TrustNodeKind): string {
  if (kind === 'role') {
    return 'No role can be assumed by it, and nobody can assume it. Only who can assume whom was looked at for that.'
  }
  return kind === 'user'
    ? 'No role can be assumed by it. Only who can assume whom was looked at for that.'
    : 'No role trusts it. Only who can assume whom was looked at for that.'
}

/** What leads to the ways up of one; null: nobody knows how many. */
export function waysUpLink(count: number | null, name: string): string {
  if (count === null) return `Ways up of ${name}`
  return count === 1
    ? `1 way for ${name} to more than it was given`
    : `${count.toLocaleString('en')} ways for ${name} to more than it was given`
}

/** How many boxes the picture leaves out by what is ticked, those without a line among them; empty where none. */
export function leftOutSentence(count: number): string {
  if (count === 0) return ''
  return count === 1
    ? ' 1 box more is not shown, for lack of a line or by what is ticked.'
    : ` ${count.toLocaleString('en')} boxes more are not shown, for lack of a line or by what is ticked.`
}
