import { describe, expect, it } from 'vitest'

import { fold } from '#graph/picture/fold.ts'
import type { Picture } from '#graph/picture/picture.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'
import { accountId } from '#model/entities/names.ts'
import { edgeOf, nodeOf } from '#testing/graph-parts.ts'

import { everythingTied, filtered, filteredPicture, toggled } from './graph-filter.ts'

const graph: TrustGraph = {
  nodes: [nodeOf('ann', 'user'), nodeOf('lone', 'user'), nodeOf('ops', 'group'), nodeOf('Deploy', 'role')],
  edges: [edgeOf('ann', 'ops', { kind: 'member' }), edgeOf('ann', 'Deploy', { state: 'trustOnly' })],
}

describe('the filter of the graph', () => {
  it('leaves nodes without any line out until they are asked for', () => {
    expect(names(filtered(graph, everythingTied))).not.toContain('lone')
    expect(names(filtered(graph, { ...everythingTied, unconnected: true }))).toContain('lone')
  })

  it('takes the lines of a hidden kind of box with it', () => {
    const shown = filtered(graph, { ...everythingTied, hiddenKinds: ['role'] })
    expect(shown.edges.map(({ to }) => to)).toEqual(['ops'])
  })

  it('hides a state of trust without touching memberships, and the other way round', () => {
    const withoutHalves = filtered(graph, { ...everythingTied, hiddenStates: ['trustOnly', 'allowed'] })
    expect(withoutHalves.edges.map(({ kind }) => kind)).toEqual(['member'])
    const withoutMembers = filtered(graph, { ...everythingTied, memberships: false })
    expect(withoutMembers.edges.map(({ state }) => state)).toEqual(['trustOnly'])
  })

  it('keeps whoever is in focus, without any line and of a hidden kind alike', () => {
    const alone = { nodes: [nodeOf('lone', 'user'), nodeOf('other', 'user')], edges: [] }
    expect(names(filtered(alone, { ...everythingTied, kept: 'lone' }))).toEqual(['lone'])
    const hidden = { ...everythingTied, hiddenKinds: ['user' as const], kept: 'lone' }
    expect(names(filtered(alone, hidden))).toEqual(['lone'])
  })

  it('hides accounts, in folds of several too, with their lines', () => {
    const [web, data] = [accountId('111111111111'), accountId('222222222222')]
    const members = [
      nodeOf('a', 'role', { accountId: web }),
      nodeOf('b', 'role', { accountId: data }),
      nodeOf('c', 'role', { accountId: data }),
    ]
    const ann = nodeOf('ann', 'user', { accountId: web })
    const picture: Picture = fold(
      { nodes: [ann, ...members], edges: members.map(({ id }) => edgeOf('ann', id)) },
      ({ kind }) => kind,
    )
    const shown = (hiddenAccounts: readonly string[], kept: string | null = null) => {
      const { nodes, edges } = filteredPicture(picture, { ...everythingTied, hiddenAccounts, kept })
      return [
        nodes.map((node) => node.members.map(({ id }) => id).join(' ')),
        edges.flatMap((line) => line.edges.map(({ to }) => to)).join(' '),
      ]
    }
    expect(shown([])).toEqual([['ann', 'a b c'], 'a b c'])
    expect(shown([data])).toEqual([['ann', 'a'], 'a'])
    expect(shown([web], 'ann')).toEqual([['ann', 'b c'], 'b c'])
    expect(shown([web, data])).toEqual([[], ''])
  })

  it('toggles', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b'])
    expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
  })
})

function names({ nodes }: TrustGraph): readonly string[] {
  return nodes.map(({ name }) => name)
}
