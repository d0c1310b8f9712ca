import { spelled, type Template } from '../text/template.ts'
import { compareArn } from './arn-comparison.ts'
import { compareBinary } from './binary-comparison.ts'
import { spellingOut, type Comparer } from './comparison.ts'
import { compareDate } from './date-comparison.ts'
import { compareAddress } from './ip-comparison.ts'
import { compareNumber } from './numeric-comparison.ts'
import {
  compareText,
  compareTextIgnoringCase,
  compareTextWithWildcards,
  exactText,
  exactTextWithoutWildcards,
} from './string-comparison.ts'

export type OperatorFamily = 'string' | 'numeric' | 'date' | 'bool' | 'binary' | 'ip' | 'arn' | 'null'

/** What the evaluator needs to know of a condition operator; it never asks for a name. */
export type Operator = {
  readonly name: string
  readonly family: OperatorFamily
  /** `…Not…`: holds where no value compares, and where the key is absent (R4.1, R4.3). */
  readonly negated: boolean
  /** Whether policy variables are read in its values (R5.2). */
  readonly variables: boolean
  /** For negated operators: whether values that can't be compared count as different (R4.6, R4.10, R4.11). */
  readonly nonsenseDiffers: boolean
  readonly compare: Comparer
  /** The one text that a policy value compares with; null where there may be others. */
  readonly exact: (expected: Template) => string | null
}

const compareBool: Comparer = spellingOut((expected) => {
  const wanted = spelled(expected).toLowerCase() === 'true'
  return (actual) => (actual.toLowerCase() === 'true') === wanted
})

const exactTexts: Readonly<Record<string, Operator['exact']>> = {
  StringEquals: exactText,
  StringLike: exactTextWithoutWildcards,
}

/** `Null` is not compared value by value: see `nullTest` in condition-test.ts. */
const compareNothing: Comparer = () => () => null

/**
 * Every condition operator of the language, by name.
 *
 * Rules R4.5 to R4.12. Source: IAM User Guide, "IAM JSON policy elements: Condition operators".
 */
export const operators: ReadonlyMap<string, Operator> = new Map(
  [
    ...pair('String', 'Equals', 'string', compareText),
    ...pair('String', 'EqualsIgnoreCase', 'string', compareTextIgnoringCase),
    ...pair('String', 'Like', 'string', compareTextWithWildcards),
    ...pair(
      'Numeric',
      'Equals',
      'numeric',
      compareNumber((sign) => sign === 0),
    ),
    positive(
      'NumericLessThan',
      'numeric',
      compareNumber((sign) => sign < 0),
    ),
    positive(
      'NumericLessThanEquals',
      'numeric',
      compareNumber((sign) => sign <= 0),
    ),
    positive(
      'NumericGreaterThan',
      'numeric',
      compareNumber((sign) => sign > 0),
    ),
    positive(
      'NumericGreaterThanEquals',
      'numeric',
      compareNumber((sign) => sign >= 0),
    ),
    ...pair(
      'Date',
      'Equals',
      'date',
      compareDate((sign) => sign === 0),
    ),
    positive(
      'DateLessThan',
      'date',
      compareDate((sign) => sign < 0),
    ),
    positive(
      'DateLessThanEquals',
      'date',
      compareDate((sign) => sign <= 0),
    ),
    positive(
      'DateGreaterThan',
      'date',
      compareDate((sign) => sign > 0),
    ),
    positive(
      'DateGreaterThanEquals',
      'date',
      compareDate((sign) => sign >= 0),
    ),
    positive('Bool', 'bool', compareBool),
    positive('BinaryEquals', 'binary', compareBinary),
    positive('IpAddress', 'ip', compareAddress),
    { ...positive('NotIpAddress', 'ip', compareAddress), negated: true, nonsenseDiffers: true },
    ...pair('Arn', 'Equals', 'arn', compareArn),
    ...pair('Arn', 'Like', 'arn', compareArn),
    positive('Null', 'null', compareNothing),
  ].map((operator) => [operator.name, operator]),
)

function positive(name: string, family: OperatorFamily, compare: Comparer): Operator {
  const variables = family === 'string' || family === 'arn' || family === 'bool'
  return {
    name,
    family,
    negated: false,
    variables,
    nonsenseDiffers: false,
    compare,
    exact: exactTexts[name] ?? (() => null),
  }
}

function pair(
  prefix: string,
  suffix: string,
  family: OperatorFamily,
  compare: Comparer,
): readonly Operator[] {
  return [
    positive(`${prefix}${suffix}`, family, compare),
    { ...positive(`${prefix}Not${suffix}`, family, compare), negated: true },
  ]
}
