import AttributeEditor, { type AttributeEditorProps } from '@cloudscape-design/components/attribute-editor'
import Input from '@cloudscape-design/components/input'

import type { Tags } from '#model/entities/names.ts'

/** A tag as it is being typed. */
export type TagRow = { readonly key: string; readonly value: string }

type TagsFieldProps = {
  readonly rows: readonly TagRow[]
  readonly onChange: (rows: readonly TagRow[]) => void
}

/** Keys and values, one row each. */
export function TagsField({ rows, onChange }: TagsFieldProps) {
  return (
    <AttributeEditor
      items={rows}
      addButtonText="Add tag"
      removeButtonText="Remove"
      removeButtonAriaLabel={({ key }) => `Remove tag ${key}`}
      empty="No tags."
      onAddButtonClick={() => onChange([...rows, { key: '', value: '' }])}
      onRemoveButtonClick={({ detail }) => onChange(rows.filter((_, at) => at !== detail.itemIndex))}
      definition={fieldsOfRow(rows, onChange)}
    />
  )
}

function fieldsOfRow(
  rows: readonly TagRow[],
  onChange: (rows: readonly TagRow[]) => void,
): AttributeEditorProps.FieldDefinition<TagRow>[] {
  const set = (at: number, part: Partial<TagRow>) =>
    onChange(rows.map((row, i) => (i === at ? { ...row, ...part } : row)))
  return [
    {
      label: 'Key',
      errorText: ({ key }) => (isRepeated(key, rows) ? 'another tag has this key: change one' : null),
      control: ({ key }, at) => (
        <Input value={key} onChange={({ detail }) => set(at, { key: detail.value })} />
      ),
    },
    {
      label: 'Value',
      control: ({ value }, at) => (
        <Input value={value} onChange={({ detail }) => set(at, { value: detail.value })} />
      ),
    },
  ]
}

/** The tags that the rows spell. Rows without a key are left out; where a key comes twice, null. */
export function tagsOf(rows: readonly TagRow[]): Tags | null {
  const filled = rows.filter(({ key }) => key !== '')
  if (filled.some(({ key }) => isRepeated(key, rows))) return null
  return Object.fromEntries(filled.map(({ key, value }) => [key, value]))
}

export function rowsOf(tags: Tags): readonly TagRow[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }))
}

function isRepeated(key: string, rows: readonly TagRow[]): boolean {
  return key !== '' && rows.filter((row) => row.key === key).length > 1
}
