import type { Resource } from './entities/entity.ts'
import { leavesAlone, oncePerWorkspace } from './once-per-workspace.ts'
import { entitiesOf, type Workspace } from './workspace.ts'

const byAlias = oncePerWorkspace(
  (workspace): ReadonlyMap<string, Resource> =>
    new Map(
      entitiesOf(workspace, 'resource')
        .filter(({ type }) => type === 'kms-key')
        .flatMap((key) =>
          key.settings.aliases.map((alias) => [key.arn.replace(/:key\/.*$/s, `:${alias}`), key] as const),
        ),
    ),
  leavesAlone('resource'),
)

/** Actions that are about the alias itself. */
const aliasEdits: ReadonlySet<string> = new Set(['kms:createalias', 'kms:updatealias', 'kms:deletealias'])

/** Is it one of the actions that are about an alias itself, and not about the key that it stands for? */
export function isAliasEdit(action: string): boolean {
  return aliasEdits.has(action.toLowerCase())
}

/**
 * The key that the ARN of an alias stands for, which is what KMS weighs a request on. Undefined for every other ARN, and
 * for an alias that the workspace doesn't hold.
 *
 * Source: AWS KMS Developer Guide, "Aliases in AWS KMS".
 */
export function keyOfAlias(workspace: Workspace, action: string, resource: string): Resource | undefined {
  return isAliasEdit(action) ? undefined : byAlias(workspace).get(resource)
}
