import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import { userArn } from '../entities/arn-of.ts'
import type { Arn } from '../entities/names.ts'
import { named } from '../look-up.ts'
import { entitiesOf, entityOf, type Workspace } from '../workspace.ts'
import { label, type Update } from './change-of.ts'
import { alreadyExists, noSuch } from './check-entity.ts'
import { checkPath, checkText, first } from './check-input.ts'
import { renamingPrincipal } from './named-principals.ts'
import type { Problem } from './problem.ts'

export type RenameUser = { readonly user: Arn; readonly newName: string; readonly newPath: string }

/**
 * Give a user another name or path, and so another ARN. It stays the same user: groups, policies and boundary
 * stay, and trust and resource-based policies that name it go on naming it (R3.10). ARNs elsewhere in policies
 * are text and don't follow.
 *
 * Source: IAM User Guide, "Rename an IAM user".
 */
export function renameUser(workspace: Workspace, input: RenameUser): Result<Change, Problem> {
  const { newName, newPath } = input
  const user = entityOf(workspace, 'user', input.user)
  if (user === undefined) return refused(noSuch('user', input.user))
  const namesake = named(workspace, 'user', user.accountId, newName)
  const arn = userArn(user.accountId, newPath, newName)
  const isOther = namesake !== undefined && namesake.id !== user.id
  const problem = first([
    checkText('newName', newName, 'user-name'),
    newPath === user.path ? null : checkPath(newPath, 'path'),
    isOther ? alreadyExists('user', namesake.name) : null,
  ])
  if (problem !== null) return refused(problem)
  const changeLabel = label('rename-user', user.name, newName)
  if (arn === user.arn) return ok({ label: changeLabel, added: [], updated: [], removed: [] })
  return ok({
    label: changeLabel,
    added: [{ ...user, id: arn, arn, name: newName, path: newPath }],
    updated: [
      ...renamingPrincipal(workspace, user.arn, arn),
      ...expectationsFollowing(workspace, user.arn, arn),
    ],
    removed: [user],
  })
}

/** What is expected of the user is expected of it under its new name. */
function expectationsFollowing(workspace: Workspace, from: Arn, to: Arn): readonly Update[] {
  return entitiesOf(workspace, 'expectation')
    .filter(({ principal }) => principal === from)
    .map((one): Update => [one, { ...one, principal: to }])
}
