import { longestWay } from '#console/parts/asking/ask-tail.ts'
import { shownControls } from '#engine/text/shown-controls.ts'

import type { AnswerGraph } from './answer-graph.ts'
import { type AnswerRow, type Found, isUnknown } from './answer-row.ts'
import { changeSaid, leftUnasked, noChangeSaid } from './change-said.ts'
import type { GraphQuestion } from './graph-question.ts'
import { fullName } from './line-wording.ts'

/** Are those asked about named with their accounts? A no always names them so, for it may be that others were meant. */
export type Names = 'short' | 'full'

/** What was found, in a sentence, and how many of its rows pass the filter. */
export function answerTitle(
  question: GraphQuestion,
  found: Found,
  shown: number,
  names: Names = 'short',
): string {
  const all = found.rows.length
  const filtered = shown === all ? '' : ` ${passing(shown, all)}`
  const isNo = found.rows.every(isUnknown)
  return `${answerSentence(question, found, isNo ? 'full' : names)}${filtered}`
}

function passing(shown: number, all: number): string {
  const left = all - shown
  return `${numeral(shown)} of ${numeral(all)} pass the filter; ${numeral(left)} ${left === 1 ? 'is' : 'are'} left out.`
}

function answerSentence(question: GraphQuestion, found: Found, names: Names): string {
  const nameOf = (id: string) => nameIn(found, id, names)
  const { rows, isComplete } = found
  const isNone = rows.length === 0
  const count = amount(rows.length, isComplete)
  switch (question.ask) {
    case 'paths':
    case 'cut':
      return waysSentence(question, found, names)
    case 'reach':
      return reachSentence(found, nameOf(question.from))
    case 'who-reaches':
      return whoSentence(found, nameOf(question.to))
    case 'passes':
    case 'changes':
      return directSentence(question.ask, found, nameOf(question.from))
    case 'who-passes':
    case 'who-changes':
      return whoDoesSentence(question, found, nameOf(question.to))
    case 'outsiders':
      return isNone ? 'No outsider gets to any role.' : `Outsiders get to roles in ${waysOf(count)}.`
    case 'cycles':
      return cyclesSentence(found)
    case 'unassumable':
      return unassumableSentence(found)
  }
}

/** A role of which it is unknown is none that nobody can assume. */
function unassumableSentence({ rows, isComplete }: Found): string {
  const unknown = rows.filter(isUnknown).length
  const known = rows.length - unknown
  if (rows.length === 0) return 'Every role can be assumed by somebody.'
  if (known === 0) {
    return `Every role can be assumed by somebody, but for ${amount(unknown, isComplete)} of which it is unknown.`
  }
  const besides = unknown === 0 ? '' : `, and ${numeral(unknown)} unknown`
  return `Roles that nobody can assume: ${amount(known, isComplete)}${besides}.`
}

/** A row is a group of roles: of one alone, which becomes itself, or of several. */
function cyclesSentence({ rows, isComplete }: Found): string {
  const sizes = rows.map(({ hops }) => new Set(hops.map(({ to }) => to)).size)
  const groups = sizes.filter((size) => size > 1)
  const members = groups.reduce((sum, size) => sum + size, 0)
  const alone = sizes.length - groups.length
  const [first, others] = [amount(members, isComplete), amount(alone, isComplete)]
  const inGroups = groups.length > 1 ? `, in ${numeral(groups.length)} groups that don’t mix` : ''
  const together =
    groups.length === 0
      ? 'No roles can become one another'
      : `${first} roles can become one another${inGroups}`
  const itself = alone === 1 ? '1 role can become itself' : `${others} roles can each become themselves`
  return alone === 0 ? `${together}.` : `${together}; ${itself} alone.`
}

function reachSentence({ rows, isComplete, untold = 0 }: Found, who: string): string {
  const count = amount(rows.length, isComplete)
  const ends = count === '1' ? 'role or resource' : 'roles and resources'
  if (untold === 0)
    return `${who} reaches ${rows.length === 0 ? 'no role and no resource' : `${count} ${ends}`}.`
  const known =
    rows.length === 0
      ? `${who} is not known to reach any role or resource.`
      : `${who} reaches ${count} ${ends}.`
  return `${known} Of ${numeral(untold)} ${rows.length === 0 ? '' : 'more '}it is unknown.`
}

/** The rows are ways of at most `hops` steps; what cuts, cuts ways of any length. */
function waysSentence({ from, to, hops }: GraphQuestion, found: Found, names: Names): string {
  const { rows, isComplete, cut } = found
  const [start, end] = [nameIn(found, from, names), nameIn(found, to, names)]
  if (cut?.kind === 'no-way') return `No way leads from ${start} to ${end}.`
  const ends = cut?.kind === 'cut' ? '; below stands what would cut it.' : '.'
  const steps = hops === 'shortest' ? longestWay : hops
  if (rows.length > 0 && hops === 'shortest') return shortestSentence([start, end], found)
  if (rows.length > 0) return `${start} gets to ${end} in ${waysOf(amount(rows.length, isComplete))}${ends}`
  if (!isComplete) return `From ${start} to ${end} there are more ways to try than are tried${ends}`
  return cut === null
    ? `No way of at most ${steps} ${steps === 1 ? 'step' : 'steps'} leads from ${start} to ${end}.`
    : `${start} gets to ${end} in more than ${steps} ${steps === 1 ? 'step' : 'steps'} alone${ends}`
}

function shortestSentence([start, end]: readonly [string, string], found: Found): string {
  const { rows, isComplete } = found
  const steps = rows[0]?.hops.length ?? 0
  const fewest = `${steps} ${steps === 1 ? 'step' : 'steps'}`
  return rows.length === 1
    ? `The shortest way from ${start} to ${end} has ${fewest}.`
    : `The ${amount(rows.length, isComplete)} shortest ways from ${start} to ${end} have ${fewest} each.`
}

/** Of whom it is unknown, only that is said. */
function whoSentence({ rows, isComplete }: Found, target: string): string {
  const known = rows.filter((row) => !isUnknown(row))
  const who = new Set(known.map(({ from }) => from))
  const unknown = new Set(rows.map(({ from }) => from).filter((from) => !who.has(from))).size
  const starts = amount(who.size, isComplete)
  const gets =
    who.size === 0
      ? `Nobody ${unknown === 0 ? 'gets' : 'is known to get'} to ${target}.`
      : `${starts} ${starts === '1' ? 'gets' : 'get'} to ${target}, in ${waysOf(amount(known.length, isComplete))}.`
  return unknown === 0
    ? gets
    : `${gets} Of ${amount(unknown, isComplete)}${who.size === 0 ? '' : ' besides'} it is unknown.`
}

/** How many things one can pass or change: a pattern counts as all that it covers. */
function directSentence(ask: 'passes' | 'changes', { rows, isComplete }: Found, who: string): string {
  const known = covered(rows.filter((row) => !isUnknown(row)))
  const unknown = covered(rows.filter(isUnknown))
  const count = amount(known, isComplete)
  const said = {
    passes: [
      `${who} can pass no role to a service.`,
      `${who} can pass ${count} ${roles(count)} to a service.`,
    ],
    changes: [noChangeSaid(who, unknown === 0), `${who} can change ${count} ${things(count)}.`],
  }[ask][known === 0 ? 0 : 1]
  return unknown === 0 ? `${said}` : `${said} Of ${amount(unknown, isComplete)} it is unknown.`
}

/** Of users and roles. */
function whoDoesSentence({ ask, to }: GraphQuestion, found: Found, target: string): string {
  const { rows, isComplete, nodes } = found
  const unknown = rows.filter(isUnknown).length
  const known = rows.length - unknown
  const kind = nodes.get(to)?.kind ?? null
  const what = ask === 'who-passes' ? `pass ${target} to a service` : changeSaid(kind, target)
  const count = amount(known, isComplete)
  const said =
    known > 0
      ? `${count} ${count === '1' ? 'user or role' : 'users and roles'} can ${what}.`
      : `No user or role ${unknown > 0 ? 'is known to be able to' : 'can'} ${what}.`
  const left = ask === 'who-changes' ? leftUnasked(kind) : ''
  return `${unknown === 0 ? said : `${said} Of ${amount(unknown, isComplete)} it is unknown.`}${left}`
}

function covered(rows: readonly AnswerRow[]): number {
  return rows.reduce((sum, { covers = 1 }) => sum + covers, 0)
}

function roles(count: string): string {
  return count === '1' ? 'role' : 'roles'
}

function things(count: string): string {
  return count === '1'
    ? 'thing: a user, group, role, policy or resource'
    : 'users, groups, roles, policies and resources'
}

function nameIn({ nodes }: Found, id: string, names: Names): string {
  const node = nodes.get(id)
  const name = shownControls(node?.name ?? id.slice(id.lastIndexOf('/') + 1))
  return names === 'short' ? name : fullName({ name, accountId: node?.accountId ?? id.split(':')[4] ?? null })
}

function waysOf(count: string): string {
  return `${count} ${count === '1' ? 'way' : 'ways'}`
}

function amount(count: number, isComplete: boolean): string {
  return `${numeral(count)}${isComplete ? '' : ' or more'}`
}

function numeral(count: number): string {
  return count.toLocaleString('en')
}

/** That the picture isn't the answer, where nothing of the answer can be drawn; else empty. */
export function pictureSentence({ edges }: Pick<AnswerGraph, 'edges'>): string {
  return edges.length > 0
    ? ''
    : 'The trust graph below is shown as if nothing was asked: it is no part of the answer.'
}
