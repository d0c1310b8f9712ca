import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import type { AccountId } from '../entities/names.ts'
import { entitiesOf, entityOf, type Workspace } from '../workspace.ts'
import { label, updating } from './change-of.ts'
import { alreadyExists, noSuch } from './check-entity.ts'
import { checkText, first } from './check-input.ts'
import type { Problem } from './problem.ts'

export type SetAccountAlias = {
  readonly account: AccountId
  /** Null to take it away. */
  readonly alias: string | null
}

/** Give an account its alias, in place of the one that it had. Refuses one that any account has taken. */
export function setAccountAlias(
  workspace: Workspace,
  { account: id, alias }: SetAccountAlias,
): Result<Change, Problem> {
  const account = entityOf(workspace, 'account', `account/${id}`)
  if (account === undefined) return refused(noSuch('account', id))
  const to = account.alias === alias ? account : { ...account, alias }
  if (alias === null) return ok(updating(label('delete-account-alias', account.name), [account, to]))
  const isTaken = entitiesOf(workspace, 'account').some(
    (other) => other.id !== account.id && other.alias === alias,
  )
  const problem = first([
    checkText('alias', alias, 'account-alias'),
    isTaken ? alreadyExists('account-alias', alias) : null,
  ])
  if (problem !== null) return refused(problem)
  return ok(updating(label('set-account-alias', account.name, alias), [account, to]))
}
