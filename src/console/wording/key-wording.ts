import type { OpenCondition } from '#engine/evaluate/possibility.ts'
import { allConditionsOf } from '#graph/all-conditions.ts'
import type { TrustEdge } from '#graph/trust-graph.ts'

import { isOnMfa, mfaWord } from './mfa-wording.ts'

/** An edge, or a line that is drawn for `edges`: its own ends are boxes then, whose ids say nothing of anybody. */
export type Line = TrustEdge & { readonly edges?: readonly TrustEdge[] }

/** The edges that a line stands for. What it says that it hangs on, each of them does. */
export function membersOf(line: Line): readonly TrustEdge[] {
  return line.edges ?? [line]
}

/** What a line hangs on, by the short names of keys, each once: those that a second permission asks for too. */
export function keyWordsOf(line: Line): readonly string[] {
  return [...new Set(allConditionsOf(line).map((condition) => conditionWord(condition, line)))]
}

/** Each other way, by the short names of what it hangs on. */
export function otherWaysOf(line: Line): readonly (readonly string[])[] {
  return otherLinesOf(line).map(keyWordsOf)
}

/** Each other way as a line by itself. */
export function otherLinesOf({ others = [], besides: _besides, ...line }: Line): readonly Line[] {
  return others.map((conditions) => Object.assign({}, line, { conditions }))
}

/** May it be so in other ways, of which none could be told? */
export function mayBeOtherwise({ others }: Pick<TrustEdge, 'others'>): boolean {
  return others?.length === 0
}

/** What a line hangs on by one of its conditions, in a word. */
export function conditionWord(condition: OpenCondition, line: Line): string {
  return isOnMfa(condition) ? mfaWord(condition, { ...line, callers: membersOf(line) }) : plainWord(condition)
}

/** What a comparison leaves out is told as such, not as what it asks for. */
function plainWord({ operator, key, must }: OpenCondition): string {
  const name = operator.toLowerCase().replace(/^for\w+:/, '')
  const isNegated = /^(?:string|arn)not|^notip/.test(name)
  const isPlain = /^(?:string|arn|ip)/.test(name) && !isNegated
  const leavesOut = (isNegated && must === 'hold') || (isPlain && must === 'fail')
  return leavesOut ? `other ${keyWord(key)}` : keyWord(key)
}

/** A short name of what a key asks for. */
export function keyWord(key: string): string {
  const folded = key.toLowerCase()
  const known = words.find(([pattern]) => pattern.test(folded))
  return known === undefined ? (key.split(/[:/]/).at(-1) ?? key) : known[1]
}

const words: readonly (readonly [RegExp, string])[] = [
  [/^aws:multifactorauthpresent$/, 'MFA'],
  [/^aws:multifactorauthage$/, 'recent MFA'],
  [/^aws:securetransport$/, 'TLS'],
  [/^sts:externalid$/, 'external id'],
  [/^sts:rolesessionname$|^aws:userid$/, 'session name'],
  [/sourceidentity$/, 'source identity'],
  [/sourceip$/, 'source IP'],
  [/^aws:sourcevpce?(arn)?$/, 'network'],
  [/^aws:source(arn|account|orgid|orgpaths)$/, 'source'],
  [/^aws:principalorg(id|paths)$/, 'organization'],
  [/^aws:principal(arn|account|type)$|^aws:username$/, 'principal'],
  [/^aws:(principaltag|requesttag)\/|^aws:tagkeys$|^sts:transitivetagkeys$/, 'session tag'],
  [/^aws:(currenttime|epochtime|tokenissuetime)$/, 'time'],
  [/^saml:aud$|:aud$/, 'audience'],
  [/:sub$/, 'subject'],
]
