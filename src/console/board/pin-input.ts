import type { ContextValue, RequestContext } from '#engine/request/request.ts'

/** One context key as it is typed. */
export type Pair = { readonly key: string; readonly value: string }

/** The typed keys as request context. A key given twice has a list of values; pairs without a key are left out. */
export function contextOfPairs(pairs: readonly Pair[]): RequestContext {
  const context = new Map<string, ContextValue | readonly ContextValue[]>()
  for (const { key, value } of pairs) {
    const name = key.trim()
    if (name === '') continue
    const before = context.get(name)
    context.set(name, before === undefined ? value : [before, value].flat())
  }
  return Object.fromEntries(context)
}
