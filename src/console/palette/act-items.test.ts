import { expect, it } from 'vitest'

import { dev, workspaceOf } from '#testing/accounts.ts'

import { sessionStore } from '../state/session-store.ts'
import { actItems } from './act-items.ts'

it('“act as bob” acts as the button of his page does where nobody said who has a password: at the console', () => {
  const users = [{ name: 'bob' }]
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [{ accountId: dev, name: 'Dev', users }],
  })
  actItems(workspace, 'act as bob')[0]?.run?.()
  expect(sessionStore.getState().stack).toEqual([
    { kind: 'user', user: `arn:aws:iam::${dev}:user/bob`, mfa: false },
  ])
})
