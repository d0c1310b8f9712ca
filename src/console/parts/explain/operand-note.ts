import type { OperandTrace } from '#engine/explain/trace.ts'

/** The trap that a comparison shows, in a sentence; null where it says what anyone would expect. */
export function operandNote({
  operator,
  key,
  expected,
  actual,
  holds,
  unresolved,
}: OperandTrace): string | null {
  const name = operator.toLowerCase()
  if (unresolved !== undefined && unresolved.length > 0) {
    return `${unresolved.join(', ')} has no value in this request, so what is compared with it cannot match.`
  }
  if (name === 'null') return null
  if (actual === null && holds) return absentYetHolds(name)
  if (actual === null) return `The request does not carry ${key}, so the comparison fails.`
  if (!holds && hasWildcard(expected) && isLiteral(name)) {
    return `${operator} takes * and ? literally; the Like operators read them as wildcards.`
  }
  return null
}

function absentYetHolds(operator: string): string {
  if (operator.endsWith('ifexists')) return 'IfExists holds where the request does not carry the key.'
  if (operator.startsWith('forallvalues:'))
    return 'ForAllValues holds where the request does not carry the key.'
  return 'A negated operator holds where the request does not carry the key.'
}

function hasWildcard(values: readonly string[]): boolean {
  return values.some((value) => /[*?]/.test(value))
}

function isLiteral(operator: string): boolean {
  return /(?:^|:)string(?:not)?equals/.test(operator)
}
