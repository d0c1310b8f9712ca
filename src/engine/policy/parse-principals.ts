import { isJsonObject } from '../text/json-object.ts'
import { pointerTo } from '../text/json-pointer.ts'
import type { PatternList } from './document.ts'
import { grammars } from './grammar.ts'
import { parsePrincipalPattern, type PrincipalPattern } from './principal-pattern.ts'
import { readTexts } from './read-texts.ts'
import type { JsonStatement, StatementPlace } from './statement-place.ts'

const knownTypes = new Set(['AWS', 'Service', 'Federated', 'CanonicalUser'])

/**
 * Read `Principal` or `NotPrincipal`: the text `*`, or an object of types and values. Null where the grammar has
 * neither, or what stands there can't be read.
 *
 * Rules R2.2, R3.1, R3.9. Source: IAM User Guide, "AWS JSON policy elements: Principal".
 */
export function parsePrincipals(
  statement: JsonStatement,
  place: StatementPlace,
): PatternList<PrincipalPattern> | null {
  const { pointer, findings, grammar } = place
  const traits = grammars[grammar]
  const has = {
    Principal: Object.hasOwn(statement, 'Principal'),
    NotPrincipal: Object.hasOwn(statement, 'NotPrincipal'),
  }
  if (has.Principal && traits.principal === 'forbidden') {
    findings.add('element-not-allowed', pointerTo(pointer, 'Principal'), 'Principal')
  }
  if (has.NotPrincipal && !traits.notPrincipal) {
    findings.add('element-not-allowed', pointerTo(pointer, 'NotPrincipal'), 'NotPrincipal')
  }
  if (traits.principal === 'forbidden') return null
  if (has.Principal && has.NotPrincipal) {
    findings.add('principal-and-not-principal', pointerTo(pointer, 'NotPrincipal'))
    return null
  }
  if (!has.Principal && !has.NotPrincipal) {
    findings.add('missing-principal', pointer)
    return null
  }
  if (has.NotPrincipal && statement['Effect'] === 'Allow') {
    findings.add('not-principal-with-allow', pointerTo(pointer, 'NotPrincipal'))
  }
  return readElement(statement, has.Principal ? 'Principal' : 'NotPrincipal', place)
}

function readElement(
  statement: JsonStatement,
  element: 'Principal' | 'NotPrincipal',
  { pointer, findings, grammar }: StatementPlace,
): PatternList<PrincipalPattern> | null {
  const value = statement[element]
  const at = pointerTo(pointer, element)
  const negated = element === 'NotPrincipal'
  if (value === '*') return { negated, texts: ['*'], patterns: [{ kind: 'everyone' }] }
  if (!isJsonObject(value)) {
    findings.add(typeof value === 'string' ? 'bad-principal' : 'wrong-type', at, value)
    return null
  }

  const types = Object.keys(value)
  if (types.length === 0) findings.add('empty-list', at)
  const texts: string[] = []
  const patterns: PrincipalPattern[] = []
  for (const type of types) {
    const typeAt = pointerTo(at, type)
    if (!grammars[grammar].principalTypes.includes(type)) {
      findings.add(
        knownTypes.has(type) ? 'principal-type-not-allowed' : 'unknown-principal-type',
        typeAt,
        type,
      )
      continue
    }
    for (const entry of readTexts(value[type], typeAt, findings)) {
      const pattern = parsePrincipalPattern(type, entry.text)
      if (!pattern.ok) {
        findings.add(pattern.problem, entry.at, entry.text)
        continue
      }
      texts.push(entry.text)
      patterns.push(pattern.value)
    }
  }
  return { negated, texts, patterns }
}
