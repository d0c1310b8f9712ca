import { expect, it } from 'vitest'

import type { Picture, PictureNode } from '#graph/picture/picture.ts'
import { accountId as account } from '#model/entities/names.ts'
import { nodeOf } from '#testing/graph-parts.ts'

import { drawnGraphOf } from './drawn-graph-of.ts'

const boxOf = (id: string, kind: PictureNode['kind'], accountId: string): PictureNode => {
  const node = nodeOf(id, kind, { name: id, accountId: account(accountId) })
  return { ...node, members: [node], beyond: 0 }
}

it('an account in a picture bears its id beside its name, by which other boxes say whose they are', () => {
  const nodes = [
    boxOf('Parcelo development', 'root', '111122223333'),
    boxOf('444455556666', 'external-account', '444455556666'),
    boxOf('alice', 'user', '111122223333'),
    boxOf('ops', 'role', '444455556666'),
  ]
  const picture: Picture = { nodes, edges: [] }
  const positions = Object.fromEntries(nodes.map(({ id }, at) => [id, { x: 0, y: at * 80 }]))
  const { boxes } = drawnGraphOf({ picture, positions }, { title: [], footer: '', mode: 'light', note: '' })
  const captions = boxes.map(({ caption }) =>
    caption.map((part) => (typeof part === 'string' ? part : part.given)).join(''),
  )
  expect(captions).toEqual([
    'Account · 111122223333',
    'Outside account',
    'User · 111122223333',
    'Role · 444455556666',
  ])
})
