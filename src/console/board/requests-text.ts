import { readRequest } from '#engine/request/read-request.ts'
import type { Ask } from '#worker/contract.ts'

/** Requests as they are pasted, and the first word that is none, with its line counted from 1. */
export type RequestsRead = {
  readonly asks: readonly Ask[]
  readonly wrong: { readonly line: number; readonly text: string } | null
}

/**
 * Read pasted actions, each with its resource after it or else with every one of `resources`: lines, a JSON list, an
 * `Action` element as it stands in a policy. Quotes, commas and brackets count as gaps; what stands twice counts once.
 */
export function readPasted(text: string, resources: string): RequestsRead {
  const each = wordsOf(resources)
  const asks = new Map<string, Ask>()
  let wrong: RequestsRead['wrong'] = null
  for (const [index, line] of text.split('\n').entries()) {
    const words = wordsOf(line.replace(/"(?:Not)?Action"\s*:/, ' '))
    for (const [at, action] of words.entries()) {
      if (isResource(action) && at > 0) continue
      const own = words.slice(at + 1).findIndex((word) => !isResource(word))
      const following = words.slice(at + 1, own < 0 ? undefined : at + 1 + own)
      for (const resource of following.length > 0 ? following : each.length > 0 ? each : ['*']) {
        const ask = { action, resource, context: {} }
        if (readRequest({ principal: '*', ...ask }).ok) asks.set(`${action} ${resource}`, ask)
        else wrong ??= { line: index + 1, text: `${action} ${resource}` }
      }
    }
  }
  return { asks: [...asks.values()], wrong }
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s,"'[\]{}]+/).filter((word) => word !== '')
}

function isResource(word: string): boolean {
  return word === '*' || word.startsWith('arn:')
}
