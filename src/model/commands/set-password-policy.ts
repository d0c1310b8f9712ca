import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { AccountId } from '../entities/names.ts'
import type { PasswordPolicy } from '../entities/password-policy.ts'
import { entityOf, type Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { noSuch } from './check-entity.ts'
import { first, invalid } from './check-input.ts'
import type { Problem } from './problem.ts'

export type SetPasswordPolicy = {
  readonly account: AccountId
  /** Null for AWS's own default. */
  readonly passwordPolicy: PasswordPolicy | null
}

const ranges = {
  minimumPasswordLength: [6, 128],
  maxPasswordAge: [1, 1095],
  passwordReusePrevention: [1, 24],
} as const

/**
 * Give an account its password policy, in place of the one that it had.
 *
 * Source: IAM API Reference, "UpdateAccountPasswordPolicy", "DeleteAccountPasswordPolicy".
 */
export function setPasswordPolicy(
  workspace: Workspace,
  { account: id, passwordPolicy }: SetPasswordPolicy,
): Result<Change, Problem> {
  const account = entityOf(workspace, 'account', `account/${id}`)
  if (account === undefined) return refused(noSuch('account', id))
  const problem = passwordPolicy === null ? null : checkPasswordPolicy(passwordPolicy)
  if (problem !== null) return refused(problem)
  const verb = passwordPolicy === null ? 'delete-password-policy' : 'set-password-policy'
  const to = { ...account, passwordPolicy }
  return ok(updating(label(verb, account.name), [account, to]))
}

function checkPasswordPolicy(policy: PasswordPolicy): Problem | null {
  return first([
    checkRange('minimumPasswordLength', policy.minimumPasswordLength),
    checkRange('maxPasswordAge', policy.maxPasswordAge),
    checkRange('passwordReusePrevention', policy.passwordReusePrevention),
  ])
}

function checkRange(field: keyof typeof ranges, found: number | null): Problem | null {
  const [min, max] = ranges[field]
  const isWithin = found === null || (Number.isInteger(found) && found >= min && found <= max)
  return isWithin ? null : invalid(field, String(found), 'out-of-range', null)
}
