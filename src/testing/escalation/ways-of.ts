import type { JsonObject } from '#engine/text/json.ts'
import { targetsOf } from '#graph/escalation/escalation.ts'
import { escalationsIn } from '#graph/escalation/escalations.ts'

import { workspaceOf } from '../accounts.ts'
import { account, inline, statement, user } from '../small-trust.ts'

/** An Allow of those actions on everything, unless `more` says otherwise. */
export const allow = (action: string | readonly string[], more: JsonObject = {}): JsonObject => ({
  Effect: 'Allow',
  Action: action,
  Resource: '*',
  ...more,
})
export const deny = (action: string, more: JsonObject = {}) => allow(action, { Effect: 'Deny', ...more })
export const withMfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }

/** Who may do everything. */
export const strong = { inlinePolicies: [inline(statement(allow('*')))] }

/** A role that may do everything and trusts that principal. */
export const adminTrusting = (principal: JsonObject, more: JsonObject = {}): JsonObject => ({
  name: 'Admin',
  trustPolicy: statement({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }),
  ...strong,
  ...more,
})

export type Climber = {
  /** ann's statements. */
  readonly may: readonly JsonObject[]
  /** What ann and vera are like besides; vera may do everything. */
  readonly ann?: JsonObject
  readonly vera?: JsonObject
  /** What the account holds besides. */
  readonly more?: JsonObject
}

/** ann's ways up, each with its state. */
export function waysOf({ may, ann = {}, vera = {}, more = {} }: Climber): Readonly<Record<string, string>> {
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [
          { name: 'ann', inlinePolicies: [inline(statement(...may))], ...ann },
          { name: 'vera', ...strong, ...vera },
        ],
        ...more,
      },
    ],
  })
  const ways = escalationsIn(workspace).filter(
    (way) => way.principal === user('ann') && targetsOf(way).length > 0,
  )
  return Object.fromEntries(ways.map(({ technique, state }) => [technique, state]))
}
