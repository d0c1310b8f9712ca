import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { Arn } from '../entities/names.ts'
import { userRead } from '../entities/unread.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { noSuch } from './check-entity.ts'
import type { Problem } from './problem.ts'

export type SetLoginProfile = { readonly user: Arn; readonly loginProfile: boolean }

/** Let a user sign in to the console, or no longer. */
export function setLoginProfile(workspace: Workspace, input: SetLoginProfile): Result<Change, Problem> {
  const { loginProfile } = input
  const user = entityOf(workspace, 'user', input.user)
  if (user === undefined) return refused(noSuch('user', input.user))
  const verb = loginProfile ? 'create-login-profile' : 'delete-login-profile'
  const known = userRead(user, 'loginProfile')
  const to = known.loginProfile === loginProfile ? known : { ...known, loginProfile }
  return ok(updating(label(verb, user.name), [user, to]))
}
