import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import Input from '@cloudscape-design/components/input'
import type { ReactNode } from 'react'

import type { ContextValue } from '#engine/request/request.ts'
import { checkKeys } from '#model/commands/check-keys.ts'
import type { Problem } from '#model/commands/problem.ts'

import { errorAt } from '../../wording/problem-wording.ts'

/** One context key as it is typed; a key given twice has a list of values. */
export type TypedKey = { readonly key: string; readonly value: ContextValue }

type TypedKeysProps = {
  readonly keys: readonly TypedKey[]
  /** What holds where none is given. */
  readonly empty: string
  readonly placeholder?: string
  readonly onChange: (keys: readonly TypedKey[]) => void
}

/** Condition keys and their values, as many as wanted. A value that is not of the type of its key says so in its field. */
export function TypedKeys({ keys, empty, placeholder, onChange }: TypedKeysProps): ReactNode {
  const put = (at: number, part: Partial<TypedKey>) =>
    onChange(keys.map((one, i) => (i === at ? { ...one, ...part } : one)))
  return (
    <AttributeEditor
      items={keys}
      addButtonText="Add key"
      removeButtonText="Remove"
      empty={empty}
      onAddButtonClick={() => onChange([...keys, { key: '', value: '' }])}
      onRemoveButtonClick={({ detail }) => onChange(keys.filter((_, i) => i !== detail.itemIndex))}
      definition={[
        {
          label: 'Condition key',
          errorText: (typed) => errorOf(typed, 'key'),
          control: ({ key }, at) => (
            <Input
              value={key}
              placeholder={placeholder ?? 'aws:SourceIp'}
              onChange={({ detail }) => put(at, { key: detail.value })}
            />
          ),
        },
        {
          label: 'Value',
          errorText: (typed) => errorOf(typed, 'value'),
          control: ({ value }, at) => (
            <Input value={String(value)} onChange={({ detail }) => put(at, { value: detail.value })} />
          ),
        },
      ]}
    />
  )
}

/** What is wrong with the keys as they stand; null where nothing is. Rows without a key yet are passed over. */
export function problemOfKeys(keys: readonly TypedKey[]): string | null {
  const wrong = keys.find((typed) => problemOf(typed) !== null)
  return wrong === undefined ? null : `${wrong.key.trim()}: ${errorAt(problemOf(wrong), 'keys') ?? ''}`
}

function problemOf({ key, value }: TypedKey): Problem | null {
  const name = key.trim()
  return name === '' ? null : checkKeys({ context: { [name]: value }, unknown: [] })
}

/** While a field is empty, nothing is wrong with it yet. */
function errorOf(typed: TypedKey, field: 'key' | 'value'): string | null {
  const problem = typed.value === '' && field === 'value' ? null : problemOf(typed)
  if (problem?.kind !== 'invalid-input') return null
  return (problem.rule === 'not-a-key') === (field === 'key') ? errorAt(problem, 'keys') : null
}
