import { expect, it } from 'vitest'

import { emptyMemo } from '#graph/trust-memo.ts'
import { trustGraphOf } from '#graph/trust.ts'
import { trusting } from '#testing/accounts.ts'
import { permitting, role, root, user, withRole } from '#testing/small-trust.ts'

import { nearLines } from './near-lines.ts'

function sceneOf(workspace: ReturnType<typeof withRole>) {
  const memo = emptyMemo()
  return { workspace, graph: trustGraphOf(workspace, memo), memo }
}

it('tells what comes nearest to a way, each step with why it is none', () => {
  expect(nearLines(sceneOf(withRole('A', trusting(root))), user('ann'), role('A'))).toMatchObject([
    { nearest: [{ from: root, to: role('A'), kind: 'assume', state: 'trustOnly', reason: 'delegated' }] },
  ])
  const permitted = sceneOf(withRole('A', trusting(user('bob')), { ann: permitting(role('A')) }))
  expect(nearLines(permitted, user('ann'), role('A'))).toMatchObject([
    { nearest: [{ from: user('ann'), state: 'permissionOnly', reason: 'not-trusted' }] },
  ])
  expect(nearLines(permitted, user('bob'), role('A'))).toEqual([])
})

it('tells a permission on many roles that covers the end, and no other', () => {
  const wide = sceneOf(withRole('A', trusting(user('bob')), { ann: permitting('*') }))
  expect(nearLines(wide, user('ann'), role('A'))).toEqual([
    { from: user('ann'), pattern: '*', roles: [role('A')] },
  ])
  expect(nearLines(wide, user('cleo'), role('A'))).toEqual([])
})
