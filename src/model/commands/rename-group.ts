import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import { groupArn } from '../entities/arn-of.ts'
import type { Group, User } from '../entities/entity.ts'
import type { Arn } from '../entities/names.ts'
import { membersOf, named } from '../look-up.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label, type Update } from './change-of.ts'
import { alreadyExists, noSuch } from './check-entity.ts'
import { checkPath, checkText, first } from './check-input.ts'
import type { Problem } from './problem.ts'

export type RenameGroup = { readonly group: Arn; readonly newName: string; readonly newPath: string }

/**
 * Give a group another name or path, and so another ARN. Its members and policies stay.
 *
 * Source: IAM User Guide, "Rename an IAM user group".
 */
export function renameGroup(workspace: Workspace, input: RenameGroup): Result<Change, Problem> {
  const { newName, newPath } = input
  const group = entityOf(workspace, 'group', input.group)
  if (group === undefined) return refused(noSuch('group', input.group))
  const namesake = named(workspace, 'group', group.accountId, newName)
  const arn = groupArn(group.accountId, newPath, newName)
  const isOther = namesake !== undefined && namesake.id !== group.id
  const problem = first([
    checkText('newName', newName, 'group-name'),
    newPath === group.path ? null : checkPath(newPath, 'path'),
    isOther ? alreadyExists('group', namesake.name) : null,
  ])
  if (problem !== null) return refused(problem)
  const changeLabel = label('rename-group', group.name, newName)
  if (arn === group.arn) return ok({ label: changeLabel, added: [], updated: [], removed: [] })
  return ok({
    label: changeLabel,
    added: [{ ...group, id: arn, arn, name: newName, path: newPath }],
    updated:
      newName === group.name ? [] : membersOf(workspace, group).map((user) => moved(user, group, newName)),
    removed: [group],
  })
}

function moved(user: User, group: Group, newName: string): Update {
  return [user, { ...user, groups: user.groups.map((name) => (name === group.name ? newName : name)) }]
}
