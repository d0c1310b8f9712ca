import type { LinesOfNode } from '#graph/lines-of-node.ts'
import type { TrustNodeKind } from '#graph/trust-graph.ts'

/** What is said of somebody in focus whom nobody is known to reach. Empty where somebody is, or nothing needs to be said. */
export function reachedSentence(kind: TrustNodeKind, lines: LinesOfNode): string {
  const { reachedBy, reaches, halves, unknown } = lines
  if (kind === 'group' || reachedBy.length + reaches.length > 0 || unknown.length > 0) {
    const isDead = kind === 'role' && reachedBy.length === 0
    return isDead ? `Nobody ${unknown.length > 0 ? 'is known to be able to' : 'can'} assume it.` : ''
  }
  if (halves.length === 0) return untiedSentence(kind)
  return kind === 'role' ? 'Nobody can assume it: of each line only one side allows the call.' : ''
}

/** Of somebody whom no trust ties: what was looked at, and no more. */
function untiedSentence(kind: TrustNodeKind): string {
  if (kind === 'role') {
    return 'No role can be assumed by it, and nobody can assume it. Only who can assume whom was looked at for that.'
  }
  return kind === 'user'
    ? 'No role can be assumed by it. Only who can assume whom was looked at for that.'
    : 'No role trusts it. Only who can assume whom was looked at for that.'
}

/** What leads to the ways up of one; null: nobody knows how many. */
export function waysUpLink(
  found: { readonly count: number; readonly unknown: number } | null,
  name: string,
): string {
  if (found === null) return `Ways up of ${name}`
  const { count, unknown } = found
  const ways = count === 1 ? '1 way' : `${count.toLocaleString('en')} ways`
  const open = unknown === 0 ? '' : ` (${unknown.toLocaleString('en')} unknown)`
  return `${ways} for ${name} to more than it was given${open}`
}

/** How many boxes the picture leaves out by what is ticked, those without a line among them; empty where none. */
export function leftOutSentence(count: number): string {
  if (count === 0) return ''
  return count === 1
    ? ' 1 box more is not shown, for lack of a line or by what is ticked.'
    : ` ${count.toLocaleString('en')} boxes more are not shown, for lack of a line or by what is ticked.`
}

/** That whoever the address names isn't in what is shown; `isElsewhere`: it is in the whole graph. */
export function absentFocusSentence(name: string, isElsewhere: boolean): string {
  return isElsewhere
    ? `${name}, which the address names, is not in what is shown here.`
    : `The address names ${name}, which is not in the graph.`
}

/** That only the surroundings of whoever is in focus are left of an answer. */
export function narrowedSentence(drawn: {
  readonly name: string
  readonly hops: number
  readonly boxes: number
  readonly of: number
}): string {
  const { name, hops, boxes, of } = drawn
  const steps = hops === 1 ? '1 step' : `${hops} steps`
  return `Only what is within ${steps} of ${name} is drawn of it: ${boxes.toLocaleString('en')} of ${of.toLocaleString('en')} boxes.`
}
