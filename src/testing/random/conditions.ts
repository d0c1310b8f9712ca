import * as fc from 'fast-check'

/** The `Condition` of a statement. */
export type ConditionBlock = Readonly<Record<string, Readonly<Record<string, unknown>>>>

type Family = {
  readonly operators: readonly string[]
  readonly keys: readonly string[]
  readonly values: readonly (string | number | boolean)[]
}

const texts = [
  'test:text',
  'test:list',
  'aws:PrincipalTag/t',
  'aws:username',
  'aws:PrincipalArn',
  'aws:PrincipalOrgID',
]

const families: readonly Family[] = [
  {
    operators: ['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
    keys: texts,
    values: [
      'b',
      'B',
      'alice',
      '',
      'a*c',
      '${test:text}',
      "${aws:PrincipalTag/t, 'b'}",
      'a${*}c',
      'o-1',
      'é\n',
    ],
  },
  {
    operators: ['StringLike', 'StringNotLike'],
    keys: texts,
    values: [
      '*',
      'a*',
      '?',
      'a${*}c',
      '${aws:PrincipalTag/t}',
      "${aws:username,'*'}",
      'arn:aws:iam::1*',
      '${',
      '${}',
      "${a,'b}",
      '$${$}*',
    ],
  },
  {
    operators: [
      'NumericEquals',
      'NumericNotEquals',
      'NumericLessThan',
      'NumericLessThanEquals',
      'NumericGreaterThan',
      'NumericGreaterThanEquals',
    ],
    keys: ['test:number', 'aws:CurrentTime', 'test:list'],
    values: [5, '5', '+5.00', -1, '10', 'ten', '', '${test:number}'],
  },
  {
    operators: [
      'DateEquals',
      'DateNotEquals',
      'DateLessThan',
      'DateLessThanEquals',
      'DateGreaterThan',
      'DateGreaterThanEquals',
    ],
    keys: ['aws:CurrentTime', 'test:number'],
    values: [
      '2026-01-01T00:00:00Z',
      '2026-01-01T01:00:00+01:00',
      '2026',
      1767225600,
      '2025-12-31',
      '2026-02-30',
      'now',
    ],
  },
  {
    operators: ['Bool'],
    keys: ['aws:MultiFactorAuthPresent', 'test:text', 'test:list'],
    values: [true, false, 'true', 'False', 'yes'],
  },
  { operators: ['BinaryEquals'], keys: ['test:bytes', 'test:text'], values: ['aGk=', 'aGkh', '', '%'] },
  {
    operators: ['IpAddress', 'NotIpAddress'],
    keys: ['aws:SourceIp', 'test:text'],
    values: [
      '10.0.0.0/8',
      '10.1.2.3',
      '0.0.0.0/0',
      '2001:db8::/32',
      '::/0',
      '203.0.113.0/24',
      '::ffff:10.1.2.3',
      '10.0.0.0/33',
      'home',
    ],
  },
  {
    operators: ['ArnEquals', 'ArnNotEquals', 'ArnLike', 'ArnNotLike'],
    keys: ['aws:SourceArn', 'aws:PrincipalArn', 'test:text'],
    values: [
      'arn:aws:sns:us-east-1:111111111111:t',
      'arn:aws:sns:*:111111111111:*',
      'arn:*:*:*:*:*',
      'arn:aws:*',
      '*',
      'arn:aws:iam::111111111111:user/team/${aws:username}',
      'arn:aws:s3:::?',
      'arn:aws:sns:us-east-?:1*1:t',
    ],
  },
  {
    operators: ['Null'],
    keys: ['test:text', 'test:list', 'aws:MultiFactorAuthPresent', 'aws:username', 'aws:PrincipalOrgID'],
    values: ['true', 'false', true, false, 'maybe'],
  },
]

const prefix = fc.constantFrom('', '', '', 'ForAllValues:', 'ForAnyValue:')
const suffix = fc.constantFrom('', '', '', 'IfExists')

function oneOperator({
  operators,
  keys,
  values,
}: Family): fc.Arbitrary<readonly [string, Readonly<Record<string, unknown>>]> {
  const value = fc.constantFrom(...values)
  const valueOrList = fc.oneof(
    { weight: 4, arbitrary: value },
    { weight: 2, arbitrary: fc.array(value, { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.constant([]) },
  )
  return fc
    .record({
      before: prefix,
      operator: fc.constantFrom(...operators),
      after: suffix,
      keys: fc.dictionary(fc.constantFrom(...keys), valueOrList, { minKeys: 1, maxKeys: 2 }),
    })
    .map(
      ({ before, operator, after, keys: asked }) =>
        // `NullIfExists` is no operator (R4.4)
        [`${before}${operator}${operator === 'Null' ? '' : after}`, asked] as const,
    )
}

/** Conditions of every operator, with and without `ForAllValues:`, `ForAnyValue:` and `IfExists`. */
export const conditionBlocks: fc.Arbitrary<ConditionBlock> = fc
  .array(fc.oneof(...families.map(oneOperator)), { minLength: 1, maxLength: 2 })
  .map(toBlock)

function toBlock(entries: readonly (readonly [string, Readonly<Record<string, unknown>>])[]): ConditionBlock {
  return Object.fromEntries(entries)
}
