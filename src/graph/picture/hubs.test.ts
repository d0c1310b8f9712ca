import { describe, expect, it } from 'vitest'

import type { TrustEdge, TrustNode, TrustNodeKind } from '../trust-graph.ts'
import { withoutHubLines } from './hubs.ts'
import type { Picture, PictureEdge, PictureNode } from './picture.ts'

const roles = Array.from({ length: 40 }, (_, at) => `role-${at}`)

describe('hubs', () => {
  it('count the trusts of an account as a whole instead of drawing each', () => {
    const { picture, hubs } = withoutHubLines(trusting('root', roles), () => false)
    expect(hubs.map((hub) => [hub.node.id, hub.hidden])).toEqual([['hub', 40]])
    expect(picture.edges.map(({ from }) => from)).toEqual(['ann'])
    expect(picture.nodes.find(({ id }) => id === 'hub')?.beyond).toBe(40)
  })

  it('keep what is chosen or new', () => {
    const { picture, hubs } = withoutHubLines(trusting('root', roles), ({ to }) => to === 'role-7')
    expect(picture.edges.map(({ to }) => to)).toContain('role-7')
    expect(hubs[0]?.hidden).toBe(39)
  })

  it('draw the lines of an account that few roles trust', () => {
    expect(withoutHubLines(trusting('root', roles.slice(0, 5)), () => false).hubs).toEqual([])
  })

  it('are no users: what one person reaches is never folded away', () => {
    expect(withoutHubLines(trusting('user', roles), () => false).hubs).toEqual([])
  })
})

/** `hub`, of that kind, leads to each of `targets`, and ann to the first. */
function trusting(kind: TrustNodeKind, targets: readonly string[]): Picture {
  return {
    nodes: [node('hub', kind), node('ann', 'user'), ...targets.map((id) => node(id, 'role'))],
    edges: [...targets.map((to) => line('hub', to)), line('ann', targets[0] ?? '')],
  }
}

function node(id: string, kind: TrustNodeKind): PictureNode {
  const one: TrustNode = { id, kind, name: id, accountId: null, entity: null }
  return { ...one, members: [one], beyond: 0 }
}

function line(from: string, to: string): PictureEdge {
  const edge: TrustEdge = {
    id: `${from} ${to}`,
    from,
    to,
    kind: 'AssumeRole',
    state: 'trustOnly',
    reason: 'delegated',
    conditions: [],
    sentence: '',
    deciding: [],
  }
  return { ...edge, edges: [edge] }
}
