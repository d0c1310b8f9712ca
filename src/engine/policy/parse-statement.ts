import { parseConditions } from '../condition/parse-conditions.ts'
import { pointerTo } from '../text/json-pointer.ts'
import { twoGenerations } from '../text/two-generations.ts'
import { parseActionPattern, type ActionPattern } from './action-pattern.ts'
import type { PatternList, Statement } from './document.ts'
import { grammars } from './grammar.ts'
import { parsePrincipals } from './parse-principals.ts'
import { refuseInRcp } from './rcp-grammar.ts'
import { readTexts } from './read-texts.ts'
import { parseResourcePattern, type ResourcePattern } from './resource-pattern.ts'
import type { JsonStatement, StatementPlace } from './statement-place.ts'

const elementNames = new Set([
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
])

/**
 * Read one statement; null where its effect or a whole element is missing. Every problem goes to the findings.
 *
 * Rules R2.2, R2.4. Source: IAM User Guide, "Grammar of the IAM JSON policy language".
 */
export function parseStatement(statement: JsonStatement, place: StatementPlace): Statement | null {
  const { findings, pointer } = place
  for (const element of Object.keys(statement)) {
    if (!elementNames.has(element)) findings.add('unknown-element', pointerTo(pointer, element), element)
  }
  const sid = readSid(statement, place)
  const effect = readEffect(statement, place)
  const principals = parsePrincipals(statement, place)
  const actions = readActions(statement, place)
  const resources = readResources(statement, place)
  const conditions = parseConditions(statement, place)
  if (place.grammar === 'rcp') refuseInRcp(statement, place)
  if (effect === null || actions === null) return null
  return { index: place.index, sid, effect, principals, actions, resources, conditions }
}

function readSid(statement: JsonStatement, { grammar, pointer, findings }: StatementPlace): string | null {
  if (!Object.hasOwn(statement, 'Sid')) return null
  const sid = statement['Sid']
  const at = pointerTo(pointer, 'Sid')
  if (typeof sid !== 'string') findings.add('wrong-type', at, sid)
  else if (grammars[grammar].strictSid && !/^[A-Za-z0-9]*$/.test(sid)) findings.add('bad-sid', at, sid)
  return typeof sid === 'string' ? sid : null
}

function readEffect(
  statement: JsonStatement,
  { pointer, findings }: StatementPlace,
): 'Allow' | 'Deny' | null {
  if (!Object.hasOwn(statement, 'Effect')) {
    findings.add('missing-effect', pointer)
    return null
  }
  const effect = statement['Effect']
  if (effect === 'Allow' || effect === 'Deny') return effect
  findings.add(typeof effect === 'string' ? 'bad-effect' : 'wrong-type', pointerTo(pointer, 'Effect'), effect)
  return null
}

function readActions(statement: JsonStatement, place: StatementPlace): PatternList<ActionPattern> | null {
  const { pointer, findings, grammar } = place
  const element = chooseElement(statement, 'Action', 'NotAction')
  if (element === 'both') findings.add('action-and-not-action', pointerTo(pointer, 'NotAction'))
  if (element === 'neither') findings.add('missing-action', pointer)
  if (element === 'both' || element === 'neither') return null
  if (grammar === 'trust' && element === 'NotAction') {
    findings.add('not-sts-action', pointerTo(pointer, element))
    return null
  }

  const patterns: ActionPattern[] = []
  const texts = readTexts(statement[element], pointerTo(pointer, element), findings)
  for (const { text, at } of texts) {
    const pattern = parseActionPattern(text)
    if (!pattern.ok) findings.add(pattern.problem, at, text)
    else if (grammar === 'trust' && !isStsAction(pattern.value)) findings.add('not-sts-action', at, text)
    else patterns.push(pattern.value)
  }
  return { negated: element === 'NotAction', texts: texts.map(({ text }) => text), patterns }
}

/** A trust policy may only name actions of STS. */
function isStsAction(pattern: ActionPattern): boolean {
  return pattern.kind === 'in-service' && pattern.service === 'sts'
}

function readResources(statement: JsonStatement, place: StatementPlace): PatternList<ResourcePattern> | null {
  const { pointer, findings, grammar, hasVariables } = place
  const element = chooseElement(statement, 'Resource', 'NotResource')
  if (grammars[grammar].resource === 'forbidden') {
    for (const name of ['Resource', 'NotResource']) {
      if (Object.hasOwn(statement, name)) findings.add('element-not-allowed', pointerTo(pointer, name), name)
    }
    return null
  }
  if (element === 'both') findings.add('resource-and-not-resource', pointerTo(pointer, 'NotResource'))
  if (element === 'neither') findings.add('missing-resource', pointer)
  if (element === 'both' || element === 'neither') return null

  const patterns: ResourcePattern[] = []
  const texts = readTexts(statement[element], pointerTo(pointer, element), findings)
  for (const { text, at } of texts) {
    const pattern = parseResourcePattern(text, hasVariables)
    if (pattern.ok) patterns.push(pattern.value)
    else findings.add(pattern.problem, at, text)
  }
  const read = { negated: element === 'NotResource', texts: texts.map(({ text }) => text), patterns }
  return shared(read, `${element} ${hasVariables} ${JSON.stringify(read.texts)}`)
}

const elements = twoGenerations<PatternList<ResourcePattern>>()

/** Policies repeat their resources: an element that was read before is the same in memory, and asked once for all. */
function shared(read: PatternList<ResourcePattern>, text: string): PatternList<ResourcePattern> {
  if (read.patterns.length !== read.texts.length) return read // with problems
  const known = elements.get(text)
  if (known === undefined) elements.set(text, read)
  return known ?? read
}

function chooseElement<Plain extends string, Negated extends string>(
  statement: JsonStatement,
  plain: Plain,
  negated: Negated,
): Plain | Negated | 'both' | 'neither' {
  const [hasPlain, hasNegated] = [Object.hasOwn(statement, plain), Object.hasOwn(statement, negated)]
  if (hasPlain && hasNegated) return 'both'
  if (hasPlain) return plain
  return hasNegated ? negated : 'neither'
}
