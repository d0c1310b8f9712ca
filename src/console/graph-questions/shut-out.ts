import { entitiesOf, type Workspace } from '#model/workspace.ts'

import type { Found } from './answer-row.ts'

/**
 * Resources of its own account that somebody doesn't reach, by name, in the order of the workspace. None where the answer doesn't tell of
 * all that it reaches, and none of a generic type: AWS may document no action on it that could have been asked about.
 */
export function shutOutOf(from: string, found: Found, workspace: Workspace): readonly string[] {
  if (!found.isComplete || (found.untold ?? 0) > 0) return []
  const reached = new Set(found.rows.map(({ to }) => to))
  const account = from.split(':')[4]
  return entitiesOf(workspace, 'resource').flatMap(({ arn, accountId, name, type }) =>
    accountId === account && type !== 'generic' && !reached.has(arn) ? [name] : [],
  )
}
