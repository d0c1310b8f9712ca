import type { Findings } from '../policy/findings.ts'
import { fold } from '../text/fold.ts'
import { isJsonObject } from '../text/json-object.ts'
import { pointerTo } from '../text/json-pointer.ts'
import { parseTemplate, plainTemplate, variablesOf } from '../text/template.ts'
import { twoGenerations } from '../text/two-generations.ts'
import { conditionTest } from './condition-test.ts'
import type { Condition, ConditionValue } from './condition.ts'
import type { Operator } from './operator.ts'
import { parseOperator, type OperatorReading } from './parse-operator.ts'

/** Where the statement stands that a condition belongs to. */
export type ConditionPlace = {
  readonly hasVariables: boolean
  readonly pointer: string
  readonly findings: Findings
}

/**
 * Read the `Condition` of a statement into one entry a key and operator. An empty block, an empty operator and an
 * empty list of values are accepted, as IAM does.
 *
 * Rules R2.3, R4.1, R4.4, R5.2. Source: IAM User Guide, "IAM JSON policy elements: Condition".
 */
export function parseConditions(
  statement: Readonly<Record<string, unknown>>,
  place: ConditionPlace,
): readonly Condition[] {
  if (!Object.hasOwn(statement, 'Condition')) return []
  const block = statement['Condition']
  const pointer = pointerTo(place.pointer, 'Condition')
  if (!isJsonObject(block)) {
    place.findings.add('wrong-type', pointer, block)
    return []
  }
  const conditions: Condition[] = []
  for (const [operatorText, keys] of Object.entries(block)) {
    const at = pointerTo(pointer, operatorText)
    const reading = parseOperator(operatorText)
    if (reading === null) place.findings.add('unknown-operator', at, operatorText)
    if (!isJsonObject(keys)) {
      place.findings.add('wrong-type', at, keys)
      continue
    }
    for (const [key, values] of Object.entries(keys)) {
      const condition = readCondition(
        { operatorText, reading, key, values },
        { ...place, pointer: pointerTo(at, key) },
      )
      if (condition !== null) conditions.push(condition)
    }
  }
  return conditions
}

type Written = {
  readonly operatorText: string
  readonly reading: OperatorReading | null
  readonly key: string
  readonly values: unknown
}

function readCondition(
  { operatorText, reading, key, values }: Written,
  place: ConditionPlace,
): Condition | null {
  const { findings, pointer, hasVariables } = place
  if (!/^[^:]+:./s.test(key)) findings.add('condition-key-without-prefix', pointer, key)
  const texts = readValues(values, pointer, findings)
  if (reading === null) return null
  const { operator } = reading
  const withVariables = hasVariables && operator.variables
  const read = texts.map((text) => readValue(operator, text, withVariables))
  const condition = {
    ...reading,
    operatorText,
    key,
    folded: fold(key),
    values: read,
    hasVariables: read.some(({ template }) => variablesOf(template).length > 0),
  }
  return { ...condition, holds: conditionTest(condition) }
}

const knownValues = twoGenerations<ConditionValue>()

/** Policies repeat their values: one that was read before under the same operator is the same in memory. */
function readValue(operator: Operator, text: string, withVariables: boolean): ConditionValue {
  const name = `${operator.name} ${withVariables} ${text}`
  const known = knownValues.get(name)
  if (known !== undefined) return known
  const template = withVariables ? parseTemplate(text) : plainTemplate(text)
  const read = { text, template, compare: operator.compare(template) }
  knownValues.set(name, read)
  return read
}

/** JSON booleans and numbers equal their string forms (R2.3). */
function readValues(value: unknown, pointer: string, findings: Findings): readonly string[] {
  const isList = Array.isArray(value)
  const entries: readonly unknown[] = isList ? value : [value]
  const texts: string[] = []
  for (const [index, entry] of entries.entries()) {
    if (typeof entry === 'string' || typeof entry === 'number' || typeof entry === 'boolean')
      texts.push(String(entry))
    else findings.add('wrong-type', isList ? pointerTo(pointer, index) : pointer, entry)
  }
  return texts
}
