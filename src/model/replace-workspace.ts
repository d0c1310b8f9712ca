import type { Change } from './change.ts'
import type { Entity } from './entities/entity.ts'
import type { Workspace } from './workspace.ts'

/**
 * The change that puts what `incoming` adds in place of all that the workspace holds. `incoming` was made for an
 * empty workspace, so it only adds. The workspace keeps its name, unless it gets another. Reversing it brings
 * everything back.
 */
export function replaceWorkspace(
  workspace: Workspace,
  incoming: Change,
  name: string = workspace.name,
): Change {
  const added: Entity[] = []
  const updated: [Entity, Entity][] = []
  const kept = new Set<string>()
  for (const entity of incoming.added) {
    const before = workspace.entities.get(entity.id)
    if (before === undefined) added.push(entity)
    else updated.push([before, entity])
    kept.add(entity.id)
  }
  const removed = [...workspace.entities.values()].filter(({ id }) => !kept.has(id))
  const renamed = name === workspace.name ? {} : { renamed: [workspace.name, name] as const }
  return { label: incoming.label, added, updated, removed, ...renamed }
}
