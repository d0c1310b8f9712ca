import type { Statement } from '../policy/document.ts'
import type { ResourcePattern } from '../policy/resource-pattern.ts'

/**
 * The texts under which statements on a resource are found: the whole ARN first, then what it begins with up to and
 * with the first, second and third `/` or `:` of its sixth part, as far as it has them.
 */
export type ResourceKeys = readonly string[]

/** A key of a pattern, and its position in the keys of every resource that the pattern matches. */
export type PatternKey = { readonly depth: number; readonly key: string }

const deepest = 3

/** The keys of the resource of a request. `*` has itself alone. */
export function resourceKeys(resource: string): ResourceKeys {
  const keys = [resource]
  let from = startOfSixthPart(resource)
  while (from >= 0 && keys.length <= deepest) {
    const end = endOfSegment(resource, from)
    if (end < 0) break
    keys.push(resource.slice(0, end))
    from = end
  }
  return keys
}

/**
 * The keys that tell whether the statement may cover a resource: every resource that it covers has one of them. Null
 * where it may cover resources of any key.
 */
export function statementKeys({ resources }: Statement): readonly PatternKey[] | null {
  if (resources === null || resources.negated) return null
  const keys = new Map<string, PatternKey>()
  for (const pattern of resources.patterns) {
    if (pattern.kind === 'names-nothing') continue
    const key = patternKey(pattern)
    if (key === null) return null
    keys.set(`${key.depth} ${key.key}`, key)
  }
  return [...keys.values()]
}

function patternKey(pattern: Exclude<ResourcePattern, { kind: 'names-nothing' }>): PatternKey | null {
  if (pattern.kind === 'everything') return null
  const { beginning } = pattern
  if (pattern.kind === 'glob' && pattern.isWhole) return { depth: 0, key: beginning }
  const keys = resourceKeys(beginning)
  const key = keys.at(-1)
  return keys.length > 1 && key !== undefined ? { depth: keys.length - 1, key } : null
}

/** Where the text after the fifth colon begins; -1 where there are fewer. */
function startOfSixthPart(text: string): number {
  let end = -1
  for (let colons = 0; colons < 5; colons++) {
    end = text.indexOf(':', end + 1)
    if (end < 0) return -1
  }
  return end + 1
}

/** The place after the next `/` or `:`; -1 where there is none. */
function endOfSegment(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === slash || unit === colon) return at + 1
  }
  return -1
}

const slash = 47
const colon = 58
