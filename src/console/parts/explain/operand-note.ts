import type { OperandTrace } from '#engine/explain/trace.ts'

/** The trap that a comparison shows, in a sentence; null where it says what anyone would expect. */
export function operandNote(operand: OperandTrace): string | null {
  const { operator, unresolved } = operand
  const name = operator.toLowerCase()
  if (unresolved !== undefined && unresolved.length > 0) {
    return `${unresolved.join(', ')} has no value in this request, so what is compared with it cannot match.`
  }
  switch (operand.settledBy) {
    case 'presence':
      return null
    case 'absence':
      return absenceNote(operand, name)
    case 'list':
      return `The request carries ${operand.key} as a list, and only ForAnyValue or ForAllValues compare lists.`
    case 'empty-text':
      return `An empty text counts as no value here${operand.holds ? ', and ForAllValues holds without any' : ''}.`
    case 'values':
      return valuesNote(operand, name)
  }
}

function absenceNote({ key, actual, holds }: OperandTrace, operator: string): string {
  const lacks = actual === null ? `does not carry ${key}` : `carries no value of ${key}`
  if (!holds) return `The request ${lacks}, so the comparison fails.`
  if (operator.endsWith('ifexists')) return `IfExists holds where the request ${lacks}.`
  if (operator.startsWith('forallvalues:')) return `ForAllValues holds where the request ${lacks}.`
  return `A negated operator holds where the request ${lacks}.`
}

function valuesNote(operand: OperandTrace, name: string): string | null {
  const { operator, expected, holds, compared } = operand
  const kind = kinds.find(([family]) => family.test(name))?.[1]
  if (kind !== undefined && compared.some(({ comparisons }) => comparisons.includes(null))) {
    return `What is not ${kind} cannot be compared as one.`
  }
  if (hasWildcard(expected) && isLiteral(name) && !isSomeSame(operand)) {
    return `${operator} takes * and ? literally; the Like operators read them as wildcards.`
  }
  if (!holds && differsInCaseAlone(operand, name)) {
    return `The values differ in letter case alone, and ${operator} heeds it.`
  }
  return null
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/(?:^|:)numeric/, 'a number'],
  [/(?:^|:)date/, 'a date'],
  [/(?:^|:)(?:not)?ipaddress/, 'an address'],
  [/(?:^|:)arn/, 'an ARN'],
  [/(?:^|:)binary/, 'base64'],
]

function hasWildcard(values: readonly string[]): boolean {
  return values.some((value) => /[*?]/.test(value))
}

function isSomeSame({ compared }: OperandTrace): boolean {
  return compared.some(({ comparisons }) => comparisons.includes(true))
}

function differsInCaseAlone({ expected, compared }: OperandTrace, name: string): boolean {
  if (!/(?:^|:)string(?:equals|like)(?!ignorecase)/.test(name)) return false
  return compared.some(
    ({ value, holds }) =>
      !holds && expected.some((text) => text !== value && text.toLowerCase() === value.toLowerCase()),
  )
}

function isLiteral(operator: string): boolean {
  return /(?:^|:)string(?:not)?equals/.test(operator)
}
