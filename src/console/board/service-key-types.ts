import { isOfType } from '#engine/condition/key-types.ts'
import type { Keys } from '#model/board.ts'
import { first, invalid } from '#model/commands/check-input.ts'
import { ruleOfType } from '#model/commands/check-keys.ts'
import type { Problem } from '#model/commands/problem.ts'

import { catalog } from '../state/catalog.ts'

/** Whether a service's own keys are among these, whose types stand in the catalog. */
export function hasServiceKeys({ context }: Pick<Keys, 'context'>): boolean {
  return Object.keys(context).some(isOfService)
}

/** The first value that isn't of the type that the service documents for its key. A key that nobody documents takes anything. */
export async function serviceKeyProblem({ context }: Pick<Keys, 'context'>): Promise<Problem | null> {
  const problems = Object.entries(context)
    .filter(([key]) => isOfService(key))
    .map(async ([key, value]) => {
      const known = await catalog.conditionKey(key)
      if (!known.ok || known.value === null) return null
      const { type } = known.value
      const wrong = [value].flat().find((each) => !isOfType(type, each))
      return wrong === undefined ? null : invalid(`keys.${key}`, String(wrong), ruleOfType(type), null)
    })
  return first(await Promise.all(problems))
}

function isOfService(key: string): boolean {
  return !/^aws:/i.test(key)
}
