import { type ReactNode, useState } from 'react'

import type { ContextValue, RequestContext } from '#engine/request/request.ts'

import { problemOfKeys, type TypedKey, TypedKeys } from '../parts/questions/typed-keys.tsx'

type ContextEditorProps = {
  readonly context: RequestContext
  readonly onChange: (context: RequestContext) => void
}

/** The keys of the request. Rows without a key yet are kept while they are typed. */
export function ContextEditor({ context, onChange }: ContextEditorProps): ReactNode {
  const [rows, setRows] = useState(() => rowsOf(context))
  const put = (next: readonly TypedKey[]) => {
    setRows(next)
    // while a value is none of its key's, what was asked before stands
    if (problemOfKeys(next) === null) onChange(contextOf(next))
  }
  return <TypedKeys keys={rows} empty="Keys that are not given count as absent." onChange={put} />
}

function rowsOf(context: RequestContext): readonly TypedKey[] {
  return Object.entries(context).flatMap(([key, value]) =>
    [value].flat().map((each: ContextValue) => ({ key, value: String(each) })),
  )
}

function contextOf(rows: readonly TypedKey[]): RequestContext {
  const context = new Map<string, ContextValue | readonly ContextValue[]>()
  for (const { key, value } of rows) {
    const name = key.trim()
    if (name === '') continue
    const before = context.get(name)
    context.set(name, before === undefined ? value : [before, value].flat())
  }
  return Object.fromEntries(context)
}
