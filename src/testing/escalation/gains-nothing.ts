import { decidable, techniqueOf } from '#graph/escalation/technique.ts'
import type { Principal } from '#model/entities/entity.ts'
import { arn } from '#model/entities/names.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { type Asker, askerFor, type Ground, roleBehind } from './plain-reading.ts'

const actions = [...new Set(decidable.flatMap(({ ways }) => ways.flat().map(({ action }) => action)))]

/**
 * Does a way, told as `principal technique target`, lead to nothing that isn't had already? Asks both of every action of the
 * catalogue on everything of its service that is there or spelled: whoever is gained, or the principal once it is in the group, and the principal
 * as it is.
 */
export function gainsNothing(workspace: Workspace, way: string, ground: Ground): boolean {
  const [by = '', technique = '', target = ''] = way.split(' ')
  const who = principalAt(workspace, by)
  if (who === undefined || techniqueOf(technique).category === 'resource-exposure') return false
  const [there, gained] =
    technique === 'iam-add-user-to-group'
      ? joined(workspace, who, target)
      : ([workspace, gainedOn(workspace, target)] as const)
  if (gained === undefined) return false
  return mayNoMore(askerFor(there, gained, ground), askerFor(workspace, who, ground))
}

function principalAt({ entities }: Workspace, id: string): Principal | undefined {
  const found = [...entities.values()].find((one) => one.id === id)
  return found?.kind === 'user' || found?.kind === 'role' ? found : undefined
}

/** Who acts on the target, where that isn't the target itself. */
function gainedOn(workspace: Workspace, target: string): Principal | undefined {
  const resource = entityOf(workspace, 'resource', arn(target))
  return principalAt(workspace, resource === undefined ? target : (roleBehind(workspace, resource) ?? ''))
}

function joined(
  workspace: Workspace,
  who: Principal,
  target: string,
): readonly [Workspace, Principal | undefined] {
  const group = entityOf(workspace, 'group', arn(target))
  if (who.kind !== 'user' || group === undefined) return [workspace, undefined]
  const member = { ...who, groups: [...who.groups, group.name] }
  return [{ ...workspace, entities: new Map(workspace.entities).set(who.id, member) }, member]
}

function mayNoMore(gained: Asker, own: Asker): boolean {
  const arns = [...own.workspace.entities.values()].flatMap((one) =>
    'accountId' in one && 'arn' in one ? [one.arn] : [],
  )
  const resources = [...new Set([...arns, ...own.spelled])]
  return actions.every((action) =>
    resources.every((resource) => {
      if (!isAbout(own.workspace, action, resource)) return true
      const passedTo = action === 'iam:PassRole' ? 'lambda.amazonaws.com' : undefined
      const told = gained.ask(action, resource, passedTo)
      if (told === null) return true
      const had = own.ask(action, resource, passedTo)
      return had === 'allowed' || had === told
    }),
  )
}

function isAbout({ entities }: Workspace, action: string, resource: string): boolean {
  const [service] = action.split(':')
  if (service === 'sts') return resource.includes(':role/') && entities.has(resource)
  return resource === '*' || resource.split(':')[2] === service
}
