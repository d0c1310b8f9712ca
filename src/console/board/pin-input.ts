import type { ContextValue, RequestContext } from '#engine/request/request.ts'
import type { Ask } from '#worker/contract.ts'

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

/** What has to be mended before a request can be asked, and where; null where nothing. */
export function problemOfRequest({
  action,
  resource,
}: Ask): { readonly field: 'action' | 'resource'; readonly text: string } | null {
  if (!/^[^\s:*?]+:[^\s:*?]+$/.test(action)) {
    return {
      field: 'action',
      text: 'Give one action as service:Operation, such as s3:GetObject, without wildcards',
    }
  }
  if (resource !== '*' && !/^arn:[^:]*:[^:]+:[^:]*:[^:]*:.+$/.test(resource)) {
    return {
      field: 'resource',
      text: 'Give one ARN, such as arn:aws:s3:::bucket/key, or * for actions without a resource',
    }
  }
  return null
}
