import { decidable, techniqueOf } from '#graph/escalation/technique.ts'
import type { Principal } from '#model/entities/entity.ts'
import { arn } from '#model/entities/names.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'

import { type Asker, askerFor, type Ground } from './asker.ts'
import { roleBehind } from './plain-requirements.ts'

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
  const own = askerFor(workspace, who, ground)
  return gainedBy(workspace, who, { technique, target }).every(
    ([there, gained]) => gained !== undefined && mayNoMore(askerFor(there, gained, ground), own),
  )
}

/** Who is gained, in the workspace as it then is. */
type Gained = readonly [Workspace, Principal | undefined]

function gainedBy(
  workspace: Workspace,
  who: Principal,
  { technique, target }: { readonly technique: string; readonly target: string },
): readonly Gained[] {
  if (technique === 'iam-add-user-to-group') return [joined(workspace, who, target)]
  if (technique === 'iam-set-default-policy-version')
    return rolledBack(workspace, target).map((one) => [one, who] as const)
  return [[workspace, gainedOn(workspace, target)]]
}

/** With each other version of the policy in force. */
function rolledBack(workspace: Workspace, target: string): readonly Workspace[] {
  const policy = entityOf(workspace, 'policy', arn(target))
  return (policy?.versions ?? []).flatMap(({ versionId }) => {
    if (policy === undefined || versionId === policy.defaultVersionId) return []
    const changed = { ...policy, defaultVersionId: versionId }
    return [{ ...workspace, entities: new Map(workspace.entities).set(policy.id, changed) }]
  })
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

function joined(workspace: Workspace, who: Principal, target: string): Gained {
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
