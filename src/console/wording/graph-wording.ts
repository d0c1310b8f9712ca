import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import type { GraphChanges } from '#graph/picture/changes-between.ts'
import type { Sort } from '#graph/picture/classes.ts'
import type { LineMark } from '#graph/picture/compared.ts'
import { isStructural, type StructuralKind } from '#graph/structural.ts'
import { type TrustSummary } from '#graph/summary.ts'
import type {
  TrustEdge,
  TrustEdgeKind,
  TrustEdgeState,
  TrustNode,
  TrustNodeKind,
} from '#graph/trust-graph.ts'

import { absentSentence, absentWordOf } from './absent-wording.ts'
import { administratorCount, administratorWords } from './administrator-wording.ts'
import { keyWordsOf, type Line, mayBeOtherwise, membersOf, otherWaysOf } from './key-wording.ts'
import { stopWords } from './stops-wording.ts'

/** What each kind of node is called, on its box and in the legend. */
export const nodeKindWords: Readonly<Record<TrustNodeKind, string>> = {
  user: 'User',
  group: 'Group',
  role: 'Role',
  root: 'Account',
  service: 'AWS service',
  'saml-provider': 'SAML provider',
  'oidc-provider': 'OIDC provider',
  instance: 'EC2 instance',
  function: 'Lambda function',
  'external-account': 'Outside account',
  'external-principal': 'Outside principal',
  'deleted-user': 'Deleted user',
  'deleted-role': 'Deleted role',
  'missing-user': 'Missing user',
  'missing-role': 'Missing role',
  'federated-user': 'Federated user',
  'invalid-principal': 'Invalid principal',
  anyone: 'Anyone',
  resource: 'Resource',
  policy: 'Policy',
}

/** What a node is, and that it may do everything, where it may. */
export function kindWords({ kind, administrator }: TrustNode): string {
  const word = nodeKindWords[kind]
  return administrator === undefined ? word : `${word}, ${administratorWords[administrator].toLowerCase()}`
}

/** Sorts of those who reach somebody, in a sentence. */
export const sortWords: Readonly<Record<Sort, string>> = {
  service: 'AWS services',
  machine: 'machines',
  provider: 'identity providers',
  user: 'users',
  role: 'roles',
  account: 'accounts',
  outside: 'outsiders',
  anyone: 'anyone',
  unknown: 'some that are unknown',
}

export const stateWords: Readonly<Record<TrustEdgeState, string>> = {
  allowed: 'Allowed',
  conditional: 'Conditional',
  trustOnly: 'Trust only',
  permissionOnly: 'Permission only',
  unknown: 'Unknown',
}

/** In the order of the legend. */
export const states: readonly TrustEdgeState[] = [
  'allowed',
  'conditional',
  'trustOnly',
  'permissionOnly',
  'unknown',
]

/** What a state means, for the legend. */
export const stateMeanings: Readonly<Record<TrustEdgeState, string>> = {
  allowed: 'the trust policy and the caller’s permissions together allow it',
  conditional: 'yes, under conditions',
  trustOnly: 'no access: the role trusts, the caller may not',
  permissionOnly: 'no access: the caller may, the role does not trust',
  unknown: 'a policy is missing or unreadable',
}

export const edgeKindWords: Readonly<Record<TrustEdgeKind, string>> = {
  AssumeRole: 'AssumeRole',
  AssumeRoleWithSAML: 'AssumeRoleWithSAML',
  AssumeRoleWithWebIdentity: 'AssumeRoleWithWebIdentity',
  service: 'Service role',
  instanceProfile: 'Instance profile',
  member: 'Member of',
  access: 'Access',
  pass: 'Passes to a service',
  change: 'Changes',
  attachment: 'Attached policy',
  boundary: 'Permissions boundary',
}

/** How the far end is reached, and what for: `Access: Write, Read`. */
export function howWords({ kind, note = '' }: Pick<TrustEdge, 'kind' | 'note'>): string {
  return note === '' ? edgeKindWords[kind] : `${edgeKindWords[kind]}: ${note}`
}

/** What is said of a line in place of a state, where nothing has to be decided. */
export const structuralWords: Readonly<Record<StructuralKind, string>> = {
  member: 'Member',
  attachment: 'Attached',
  boundary: 'Boundary',
}

/** The state of a line in one word. */
export function stateWord(kind: TrustEdgeKind, state: TrustEdgeState): string {
  return isStructural(kind) ? structuralWords[kind] : stateWords[state]
}

/** The word on an edge: what it is for, what it hangs on, or that it is half an edge. Empty where a plain line says it all. */
export function chipOf(edge: Line): string {
  return [shortNote(edge), hangsOn(edge)].filter((part) => part !== '').join(' · ')
}

/** The part of it that matters most: what the edge hangs on, if on anything. */
export function shortChipOf(edge: Line): string {
  const full = hangsOn(edge)
  if (full === '') return shortNote(edge)
  const [first = '', ...more] = edge.state === 'conditional' ? keyWordsOf(edge) : []
  // what says that there are other ways stays
  return more.length > 0 && full === inFull([first, ...more]) ? `${first} +${more.length}` : full
}

/** What is drawn over the picture of whoever is in focus, in the legend. */
export const overKindWords = {
  attachment: 'Attached policies',
  boundary: 'Boundary',
  access: 'Access to resources',
  pass: 'Passes to services',
  change: 'Changes',
} as const

/** Access is said by its level alone. */
const leading: Readonly<Partial<Record<TrustEdgeKind, string>>> = { pass: 'pass: ', change: 'change: ' }

/** The first of what it is for, and how much more there is. That a line is conditional is said of it as a whole. */
function shortNote({ kind, note = '', state }: TrustEdge): string {
  const [first = '', ...others] = (
    state === 'conditional' ? note.replaceAll(' (conditional)', '') : note
  ).split(', ')
  const short = others.length === 0 ? first : `${first} +${others.length}`
  return short === '' ? '' : `${leading[kind] ?? ''}${short}`
}

function hangsOn(edge: Line): string {
  const { kind, state, reason } = edge
  if (kind === 'boundary') return 'boundary'
  if (state === 'allowed') return ''
  if (state !== 'conditional') return absentWordOf(membersOf(edge)) || stateWords[state].toLowerCase()
  const words = keyWordsOf(edge)
  const own = inShort(words)
  if (own === '') return reason === 'outside' ? 'if its account allows' : 'conditional'
  const others = [...new Set(otherWaysOf(edge).map(inShort))].filter((way) => way !== own)
  const [other] = others
  if (other === undefined) return mayBeOtherwise(edge) ? `${own} or maybe otherwise` : inFull(words)
  return others.length === 1 && other !== '' ? `${own} or ${other}` : `${own} or otherwise`
}

function inShort([first = '', ...more]: readonly string[]): string {
  return more.length === 0 ? first : `${first} and ${more.length} more`
}

/** Two are both named, unless one of them is itself one thing or another. */
function inFull(words: readonly string[]): string {
  return words.length === 2 && !words.some((word) => word.includes(' or '))
    ? words.join(' and ')
    : inShort(words)
}

/** Other ways than by what stands before, each in a sentence. */
export function otherWaySentences({ others }: Pick<TrustEdge, 'others'>): readonly string[] {
  if (others === undefined) return []
  if (others.length === 0) return ['There may be other ways.']
  return others.map((way) => `or ${way.map(conditionSentence).join(' and ')}`)
}

/** The same as parts of a list. */
export function otherWayParts(edge: Pick<TrustEdge, 'others'>): readonly string[] {
  return mayBeOtherwise(edge) ? ['there may be other ways'] : otherWaySentences(edge)
}

/** What an edge means beyond the engine's own sentence. Empty where nothing is to be added. */
export function reasonSentence(edge: TrustEdge, from: string, to: string): string {
  const { reason, kind, state } = edge
  switch (reason) {
    case 'decided':
      return ''
    case 'member':
      return structuralSentence(kind, from, to)
    case 'outside':
      return `${to} trusts ${from}. Its account is outside this workspace: the policies there must allow the call too, and we can't see them.`
    case 'delegated':
      return `${to} trusts the account as a whole. That alone lets nobody in: each principal of the account needs a permission of its own, and those that have one have their own edge.`
    case 'insiders':
      return `${to} trusts anyone, under conditions that only principals of the accounts or the organization of this workspace meet. Each of them who gets in has a line of its own.`
    case 'no-such-principal':
      return absentSentence(edge.from, from, to)
    case 'not-permitted':
      return `${to} trusts ${from}, but ${stopWords(edge.stops, from)}. This is not access.`
    case 'not-trusted':
      if (kind !== 'AssumeRole') {
        return `${from} is set up to use ${to}, but the trust policy of ${to} does not let the service in. This is not access.`
      }
      return `${from} may call AssumeRole on ${to}, but the trust policy of ${to} does not let it in. This is not access.`
    case 'over':
      return state === 'trustOnly'
        ? `${to} trusts ${from}, but the time for which the policies of ${from} allow the call is over. This is not access.`
        : `The time for which the trust policy of ${to} lets ${from} in is over. This is not access.`
    case 'at-odds':
      return `Each side allows the call on its own, but no call meets the conditions of both. This is not access.`
    case 'unreadable':
      return `A policy that bears on this is missing or not valid, so we don't guess.`
    case 'role-out-of-sight':
      return `${from} may call AssumeRole on ${to}. That role lives in an account outside this workspace: we can't see whether it trusts ${from}.`
    case 'undetermined':
      return `We could neither prove nor refute that some call passes. It hangs on the comparisons below.`
  }
}

function structuralSentence(kind: TrustEdgeKind, from: string, to: string): string {
  if (kind === 'attachment')
    return `${from} is attached to ${to}: what it says holds for ${to}, and for the members of a group.`
  if (kind === 'boundary') {
    return `${from} is the permissions boundary of ${to}: whatever else allows a call, this policy has to allow it too. It gives nothing by itself.`
  }
  return `${from} is a member of ${to} and has the permissions of its policies.`
}

/** One comparison as a requirement: "aws:MultiFactorAuthPresent must be true". */
export function conditionSentence({ operator, key, values, must }: OpenCondition): string {
  const list = values.map((value) => `“${value}”`).join(' or ')
  return must === 'hold' ? `${operator} ${key}: ${list}` : `not ${operator} ${key}: ${list}`
}

/** What a fold is called: "37 roles". */
export function foldName(kind: TrustNodeKind, count: number): string {
  return counted(count, nodeKindWords[kind])
}

/** What differs between two graphs, in numbers. */
export function differenceSentence({ appeared, gone, changed }: GraphChanges, isOfDrafts = false): string {
  const parts = [
    ...(appeared.length > 0 ? [`${lines(appeared.length)} added`] : []),
    ...(gone.length > 0 ? [`${lines(gone.length)} gone`] : []),
    ...(changed.length > 0 ? [`${lines(changed.length)} changed`] : []),
  ]
  return parts.length === 0
    ? 'No line differs.'
    : `${isOfDrafts ? 'By the drafts' : 'Since then'}: ${parts.join(', ')}.`
}

function lines(count: number): string {
  return count === 1 ? '1 line' : `${count.toLocaleString('en')} lines`
}

/** What became of a line, on the line itself. */
export const markWords: Readonly<Record<LineMark, string>> = {
  added: 'new',
  removed: 'gone',
  changed: 'changed',
}

/** The picture in words, for those who can't see it. */
export function summarySentence({
  nodes,
  administrators,
  states: counts,
  edges,
  gone,
  goneNodes,
}: TrustSummary): string {
  const kinds = byKind(nodes)
  const trust = byState(counts)
  const members = edges.get('member') ?? 0
  const attached = (edges.get('attachment') ?? 0) + (edges.get('boundary') ?? 0)
  const parts = [`${kinds.join(', ')}.`]
  if (administrators > 0) parts.push(`${administratorCount(administrators)} among them.`)
  if (trust.length > 0) parts.push(`Lines: ${trust.join(', ')}${amongThem(edges)}.`)
  if (goneNodes.size > 0) parts.push(`Drawn besides, though gone: ${byKind(goneNodes).join(', ')}.`)
  if (gone.size > 0) parts.push(`Lines drawn besides, though gone: ${byState(gone).join(', ')}.`)
  if (members > 0) parts.push(`${counted(members, 'group membership')}.`)
  if (attached > 0) parts.push(`${counted(attached, 'attached or bounding policy')}.`)
  return parts.join(' ')
}

/** What of the lines is no assumption of a role, as the legend counts it apart; empty where all are. */
function amongThem(edges: ReadonlyMap<TrustEdgeKind, number>): string {
  const others = (['access', 'pass', 'change'] as const).flatMap((kind) => {
    const count = edges.get(kind) ?? 0
    return count === 0 ? [] : `${overKindWords[kind].toLowerCase()} (${count.toLocaleString('en')})`
  })
  return others.length === 0 ? '' : `, among them ${others.join(', ')}`
}

/** Boxes by kind: `2 users`, `1 role`. */
function byKind(counts: ReadonlyMap<TrustNodeKind, number>): readonly string[] {
  return [...counts].map(([kind, count]) => counted(count, nodeKindWords[kind]))
}

/** Lines by state: `3 allowed`, `1 trust only`. */
function byState(counts: ReadonlyMap<TrustEdgeState, number>): readonly string[] {
  return states.flatMap((state) => {
    const count = counts.get(state) ?? 0
    return count === 0 ? [] : `${count.toLocaleString('en')} ${stateWords[state].toLowerCase()}`
  })
}

/** The lines that the picture leaves out, by state; empty where it has them all. */
export function undrawnSentence({ states: counts, edges }: TrustSummary): string {
  const members = edges.get('member') ?? 0
  const parts = [...byState(counts), ...(members > 0 ? [counted(members, 'group membership')] : [])]
  return parts.length === 0 ? '' : ` Lines in the table alone: ${parts.join(', ')}.`
}

/** How many lines of a state there are, in the legend. */
export function stateCount({ states: counts, gone }: TrustSummary, state: TrustEdgeState): string {
  return thereAndGone(counts.get(state) ?? 0, gone.get(state) ?? 0)
}

/** What a line means that is drawn as gone, in the legend. */
export const goneMeaning =
  'was there before, and is drawn to say that it is there no more; counted apart in the numbers above'

/** How many of these boxes there are, and how many of them are gone. */
export function boxCount(nodes: readonly Pick<TrustNode, 'isGone'>[]): string {
  const gone = nodes.filter(({ isGone }) => isGone === true).length
  return thereAndGone(nodes.length - gone, gone)
}

/** How many there are, and how many more are drawn to say that they are gone. */
export function thereAndGone(there: number, gone: number): string {
  return `${there.toLocaleString('en')}${gone === 0 ? '' : `, ${gone.toLocaleString('en')} gone`}`
}

function counted(count: number, word: string): string {
  const lower = /^(?!Lambda)[A-Z][a-z]/.test(word) ? word.charAt(0).toLowerCase() + word.slice(1) : word
  if (count === 1) return `1 ${lower}`
  return `${count.toLocaleString('en')} ${lower === 'anyone' ? lower : plural(lower)}`
}

function plural(word: string): string {
  return word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`
}
