import type { Check } from '#engine/evaluate/authorize-all.ts'
import { possibilityOf } from '#engine/evaluate/possibility-of.ts'
import type { OpenCondition, Possibility } from '#engine/evaluate/possibility.ts'
import { serviceKeys } from '#engine/evaluate/service-rules.ts'
import { readRequest } from '#engine/request/read-request.ts'

/**
 * As `possibilityOf`. Where a rule of the service looks at open keys, so that nothing can be told of all their values,
 * the request without those keys may still be told of: then it passes on condition that they are absent.
 */
export function possibilityWithRules(
  { request, policies }: Check,
  isOpen: (key: string) => boolean,
): Possibility {
  const possibility = possibilityOf(request, policies, isOpen)
  if (possibility.kind !== 'undetermined') return possibility
  const read = readRequest(request)
  const keys = read.ok
    ? serviceKeys(read.value).filter((key) => isOpen(key) && read.value.context.get(key) === undefined)
    : []
  if (keys.length === 0) return possibility
  const without = possibilityOf(request, policies, (key) => !keys.includes(key) && isOpen(key))
  const absent = keys.map((key): OpenCondition => ({ operator: 'Null', key, values: ['true'], must: 'hold' }))
  if (without.kind === 'always') {
    return {
      kind: 'conditional',
      conditions: absent,
      witness: request.context ?? {},
      ways: [absent],
      isExact: false,
    }
  }
  if (without.kind !== 'conditional') return possibility
  return {
    ...without,
    conditions: [...without.conditions, ...absent],
    ways: without.ways.map((way) => way.concat(absent)),
    isExact: false,
  }
}
