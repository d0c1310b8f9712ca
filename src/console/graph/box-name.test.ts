import { expect, it } from 'vitest'

import type { PictureNode } from '#graph/picture/picture.ts'
import { accountId } from '#model/entities/names.ts'

import { boxNames } from './box-name.ts'

const box = (id: string, name: string, account: string): PictureNode => {
  const node = { id, kind: 'role', name, accountId: accountId(account), entity: null } as const
  return { ...node, members: [node], beyond: 0 }
}

it('tells boxes of one name by their accounts, and those of another by the name alone', () => {
  const nodes = [
    box('a', 'Admin', '111111111111'),
    box('b', 'Admin', '222222222222'),
    box('c', 'Deploy', '222222222222'),
  ]
  expect([...boxNames(nodes).values()]).toEqual(['Admin (111111111111)', 'Admin (222222222222)', 'Deploy'])
})
