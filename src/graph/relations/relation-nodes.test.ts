import { describe, expect, it } from 'vitest'

import { teachingSample } from '#testing/sample.ts'

import { nodesNamed } from './relation-nodes.ts'

const none = { nodes: [], edges: [], hidden: [] }

describe('the node of an account as a whole', () => {
  it.each([
    ['444455556666', 'root', 'Parcelo production'],
    ['999988887777', 'external-account', 'Lotwise (vendor)'],
    ['123456789012', 'external-account', '123456789012'],
  ])('%s is %s, though no role trusts it', (account, kind, name) => {
    const id = `arn:aws:iam::${account}:root`
    expect(nodesNamed(teachingSample(), none, [id])).toMatchObject([{ id, kind, name, accountId: account }])
  })
})
