import { readRequest } from '#engine/request/read-request.ts'
import type { Ask } from '#worker/contract.ts'

/** Requests as they are typed, and the first line that is none, counted from 1. */
export type RequestsRead = { readonly asks: readonly Ask[]; readonly wrongLine: number | null }

/** Read requests, an action and a resource a line, `*` where the resource is left out. Blank lines are passed over. */
export function readRequests(text: string): RequestsRead {
  const asks = new Map<string, Ask>()
  let wrongLine: number | null = null
  for (const [index, line] of text.split('\n').entries()) {
    const [action = '', resource = '*', ...more] = line.trim().split(/\s+/)
    if (action === '') continue
    const ask = { action, resource, context: {} }
    const isRequest = more.length === 0 && readRequest({ principal: '*', ...ask }).ok
    if (!isRequest) wrongLine ??= index + 1
    else asks.set(`${action} ${resource}`, ask)
  }
  return { asks: [...asks.values()], wrongLine }
}

/** The requests as text, to be read again. */
export function requestsText(asks: readonly Pick<Ask, 'action' | 'resource'>[]): string {
  return asks.map(({ action, resource }) => `${action} ${resource}`).join('\n')
}
