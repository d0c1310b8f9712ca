/** A condition operator without its affixes. */
type ConditionOperator = { readonly name: string; readonly meaning: string }

/** Source: IAM User Guide, "IAM JSON policy elements: Condition operators". Rules R4.5 to R4.12. */
const conditionOperators: readonly ConditionOperator[] = [
  {
    name: 'StringEquals',
    meaning: 'The value equals one of these, letter case included; `*` is no wildcard here.',
  },
  {
    name: 'StringNotEquals',
    meaning: 'The value equals none of these, letter case included; also true where the key is absent.',
  },
  { name: 'StringEqualsIgnoreCase', meaning: 'The value equals one of these, whatever the letter case.' },
  {
    name: 'StringNotEqualsIgnoreCase',
    meaning: 'The value equals none of these, whatever the letter case; also true where the key is absent.',
  },
  {
    name: 'StringLike',
    meaning: 'The value matches one of these, letter case included, with `*` and `?` as wildcards.',
  },
  {
    name: 'StringNotLike',
    meaning:
      'The value matches none of these, with `*` and `?` as wildcards; also true where the key is absent.',
  },
  { name: 'NumericEquals', meaning: 'The number equals one of these.' },
  {
    name: 'NumericNotEquals',
    meaning: 'The number equals none of these; also true where the key is absent.',
  },
  { name: 'NumericLessThan', meaning: 'The number is less than this.' },
  { name: 'NumericLessThanEquals', meaning: 'The number is at most this.' },
  { name: 'NumericGreaterThan', meaning: 'The number is greater than this.' },
  { name: 'NumericGreaterThanEquals', meaning: 'The number is at least this.' },
  { name: 'DateEquals', meaning: 'The instant is one of these, in ISO 8601 or as seconds since 1970.' },
  { name: 'DateNotEquals', meaning: 'The instant is none of these; also true where the key is absent.' },
  { name: 'DateLessThan', meaning: 'The instant is before this.' },
  { name: 'DateLessThanEquals', meaning: 'The instant is this or before it.' },
  { name: 'DateGreaterThan', meaning: 'The instant is after this.' },
  { name: 'DateGreaterThanEquals', meaning: 'The instant is this or after it.' },
  { name: 'Bool', meaning: 'The value is `true` or `false` as stated; false where the key is absent.' },
  { name: 'BinaryEquals', meaning: 'The bytes, written in base64, are one of these.' },
  { name: 'IpAddress', meaning: 'The address lies in one of these CIDR ranges.' },
  {
    name: 'NotIpAddress',
    meaning: 'The address lies in none of these CIDR ranges; also true where the key is absent.',
  },
  {
    name: 'ArnEquals',
    meaning:
      'The ARN matches one of these part by part, with `*` and `?` as wildcards: the same as `ArnLike`.',
  },
  { name: 'ArnLike', meaning: 'The ARN matches one of these part by part, with `*` and `?` as wildcards.' },
  {
    name: 'ArnNotEquals',
    meaning: 'The ARN matches none of these; also true where the key is absent; the same as `ArnNotLike`.',
  },
  {
    name: 'ArnNotLike',
    meaning: 'The ARN matches none of these part by part; also true where the key is absent.',
  },
  {
    name: 'Null',
    meaning: 'Whether the key is absent: `"true"` asks that it is, `"false"` that it is there.',
  },
]

const ifExists = 'IfExists'

/** Every name that is offered in `Condition`: the plain ones, then those with an affix. */
export const operatorNames: readonly string[] = [
  ...conditionOperators.map(({ name }) => name),
  ...conditionOperators.filter(({ name }) => name !== 'Null').map(({ name }) => name + ifExists),
  ...['ForAnyValue:', 'ForAllValues:'].flatMap((set) =>
    conditionOperators.filter(({ name }) => name !== 'Null').map(({ name }) => set + name),
  ),
]

/** What the operator as written asks, its affixes included, or null where IAM knows none of that name. Letter case is ignored. */
export function operatorMeaning(written: string): string | null {
  const [, set = '', rest = ''] = /^(forallvalues:|foranyvalue:)?(.*)$/i.exec(written) ?? []
  const mayLack = rest.toLowerCase().endsWith(ifExists.toLowerCase())
  const base = mayLack ? rest.slice(0, -ifExists.length) : rest
  const operator = conditionOperators.find(({ name }) => name.toLowerCase() === base.toLowerCase())
  if (operator === undefined) return null
  return [
    setMeaning(set),
    operator.meaning,
    mayLack ? 'With `IfExists`: also true where the key is absent.' : '',
  ]
    .filter((part) => part !== '')
    .join(' ')
}

function setMeaning(set: string): string {
  if (set === '') return ''
  return set.toLowerCase() === 'foranyvalue:'
    ? 'At least one value of the key must satisfy this; false where it has none.'
    : 'Every value of the key must satisfy this; also true where it has none, so ask with `Null` that there is one.'
}
