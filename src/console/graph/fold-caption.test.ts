import { expect, it } from 'vitest'

import type { FoldBy } from '#graph/picture/fold-keys.ts'
import { foldKeyBy } from '#graph/picture/fold-keys.ts'
import { fold } from '#graph/picture/fold.ts'
import { trustGraphOf } from '#graph/trust.ts'
import { trusting, workspaceOf } from '#testing/accounts.ts'
import { account, user } from '#testing/small-trust.ts'

import { foldCaptions } from './fold-caption.ts'

const paths = ['/staff/ops/', '/machines/ops/', '/staff/core/', '/']
const workspace = workspaceOf({
  rolescape: 1,
  name: 'w',
  accounts: [
    {
      accountId: account,
      name: 'a',
      users: paths.flatMap((path, at) =>
        ['a', 'b', 'c'].map((name) => ({ name: `${name}${at}`, path, tags: { team: `t${at % 2}` } })),
      ),
      roles: ['A', 'B', 'C'].map((name) => ({ name, path: '/core/', trustPolicy: trusting(user('a3')) })),
    },
  ],
})
const graph = trustGraphOf(workspace)

function captionsBy(by: FoldBy) {
  const picture = fold(graph, foldKeyBy(by, graph, workspace))
  return [...foldCaptions(picture, by, graph, workspace).values()]
}

it('says the path of a fold, and in brief what tells it from others', () => {
  expect(captionsBy({ kind: 'path' })).toEqual([
    { text: 'path /staff/ops/', brief: '/staff/ops/' },
    { text: 'path /machines/ops/', brief: '/machines/ops/' },
    { text: 'path /staff/core/', brief: 'core' },
    { text: 'path /', brief: 'path /' },
    { text: 'path /core/', brief: 'core' }, // its sign tells roles from users
  ])
})

it('says the tag of a fold, its value in brief, and of who reaches whom nothing in brief', () => {
  expect(captionsBy({ kind: 'tag', key: 'team' })).toEqual([
    { text: 'team = t0', brief: 't0' },
    { text: 'team = t1', brief: 't1' },
    { text: 'no team', brief: 'no team' },
  ])
  expect(captionsBy({ kind: 'tag', key: 'unit' })).toEqual([
    { text: 'no unit', brief: 'no unit' },
    { text: 'no unit', brief: 'no unit' },
  ])
  expect(captionsBy({ kind: 'class' })).toContainEqual({ text: 'reach no role', brief: '' })
})
