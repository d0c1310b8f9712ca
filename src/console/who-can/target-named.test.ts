import { expect, it } from 'vitest'

import { smallCompany, workspaceOf } from '#testing/accounts.ts'

import { targetNamed } from './target-named.ts'

const createDate = '2025-01-01T00:00:00Z'
const account = (accountId: string) => ({
  accountId,
  name: accountId,
  ownership: 'own',
  users: [{ name: 'ann', createDate }],
  groups: [{ name: `of-${accountId}`, createDate }],
})
const workspace = workspaceOf({
  rolescape: 1,
  name: 'two',
  accounts: [account('111111111111'), account('222222222222')],
})
const ann = (accountId: string) => `arn:aws:iam::${accountId}:user/ann`

it.each([
  ['of-111111111111', 'arn:aws:iam::111111111111:group/of-111111111111'],
  [ann('222222222222'), ann('222222222222')],
  ['ann (222222222222)', ann('222222222222')],
])('what is changed may be named %s', (typed, id) => {
  expect(targetNamed(workspace, typed)).toMatchObject({ ok: true, value: { id } })
})

it('nothing is taken silently where a name stands for several, or for a part of a name', () => {
  expect(targetNamed(workspace, 'ann')).toEqual({
    ok: false,
    problem: `“ann” may be ${ann('111111111111')}, ${ann('222222222222')}. Name one of them by its ARN.`,
  })
  expect(targetNamed(smallCompany(), 'nobody-at-all')).toMatchObject({ ok: false })
  expect(targetNamed(workspace, 'an')).toMatchObject({ ok: false, problem: expect.stringContaining('“an”') })
})
