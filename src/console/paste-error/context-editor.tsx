import AttributeEditor from '@cloudscape-design/components/attribute-editor'
import Input from '@cloudscape-design/components/input'
import { type ReactNode, useState } from 'react'

import type { ContextValue, RequestContext } from '#engine/request/request.ts'

/** A key as it is typed; several values of one key are several rows. */
type Row = { readonly key: string; readonly value: string }

type ContextEditorProps = {
  readonly context: RequestContext
  readonly onChange: (context: RequestContext) => void
}

/** The keys of the request. Rows without a key yet are kept while they are typed. */
export function ContextEditor({ context, onChange }: ContextEditorProps): ReactNode {
  const [rows, setRows] = useState(() => rowsOf(context))
  const put = (next: readonly Row[]) => {
    setRows(next)
    onChange(contextOf(next))
  }
  const change = (index: number, part: Partial<Row>) =>
    put(rows.map((row, i) => (i === index ? { ...row, ...part } : row)))
  return (
    <AttributeEditor
      items={rows}
      addButtonText="Add key"
      removeButtonText="Remove"
      empty="Keys that are not given count as absent."
      onAddButtonClick={() => setRows([...rows, { key: '', value: '' }])}
      onRemoveButtonClick={({ detail }) => put(rows.filter((_, i) => i !== detail.itemIndex))}
      definition={[
        {
          label: 'Condition key',
          control: ({ key }, i) => (
            <Input
              value={key}
              placeholder="aws:SourceIp"
              onChange={({ detail }) => change(i, { key: detail.value })}
            />
          ),
        },
        {
          label: 'Value',
          control: ({ value }, i) => (
            <Input value={value} onChange={({ detail }) => change(i, { value: detail.value })} />
          ),
        },
      ]}
    />
  )
}

function rowsOf(context: RequestContext): readonly Row[] {
  return Object.entries(context).flatMap(([key, value]) =>
    [value].flat().map((each: ContextValue) => ({ key, value: String(each) })),
  )
}

function contextOf(rows: readonly Row[]): RequestContext {
  const context = new Map<string, string | readonly string[]>()
  for (const { key, value } of rows) {
    const name = key.trim()
    if (name === '') continue
    const before = context.get(name)
    context.set(name, before === undefined ? value : [before, value].flat())
  }
  return Object.fromEntries(context)
}
