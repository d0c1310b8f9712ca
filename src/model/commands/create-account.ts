import { ok, refused, type Result } from '#engine/result.ts'

import type { Change } from '../change.ts'
import { parseAccountId } from '../entities/arn-of.ts'
import type { Account } from '../entities/entity.ts'
import { newAccount } from '../entities/new-account.ts'
import type { Workspace } from '../workspace.ts'
import { adding, label } from './change-of.ts'
import { alreadyExists } from './check-entity.ts'
import { checkText, invalid } from './check-input.ts'
import type { Problem } from './problem.ts'

export type CreateAccount = {
  readonly accountId: string
  readonly name: string
  readonly ownership: Account['ownership']
}

/** Add an account. Refuses an id that isn't twelve digits or that is there already. */
export function createAccount(workspace: Workspace, input: CreateAccount): Result<Change, Problem> {
  const { name, ownership } = input
  const parsed = parseAccountId(input.accountId)
  if (!parsed.ok) return refused(invalid('accountId', input.accountId, 'not-an-account-id', null))
  const id = `account/${parsed.value}`
  if (workspace.entities.has(id)) return refused(alreadyExists('account', input.accountId))
  const problem = checkText('name', name, 'account-name')
  if (problem !== null) return refused(problem)
  return ok(adding(label('create-account', name), newAccount(parsed.value, name, ownership)))
}
