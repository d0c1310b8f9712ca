import { expect, it } from 'vitest'

import { edgeOf, nodeOf } from '#testing/graph-parts.ts'

import { tierOf } from './tier.ts'
import { unconnectedNodes, unitsOf } from './units.ts'

it('a role that can become itself alone is none without a line', () => {
  const nodes = ['itself', 'nothing', 'a', 'b'].map((id) => nodeOf(id))
  const edges = [edgeOf('itself', 'itself'), edgeOf('a', 'b')]
  expect(unconnectedNodes({ nodes, edges }).map(({ id }) => id)).toEqual(['nothing'])
})

it('whoever of outside is led to stands right of who leads there: among the resources, or among the roles where it leads on', () => {
  const nodes = [
    nodeOf('DeployRole'),
    nodeOf('print-label', 'function'),
    nodeOf('resize', 'function'),
    nodeOf('nightly', 'function'),
    nodeOf('ResizeRole'),
  ]
  const edges = [
    edgeOf('DeployRole', 'print-label'),
    edgeOf('DeployRole', 'resize'),
    edgeOf('resize', 'ResizeRole'),
    edgeOf('nightly', 'ResizeRole'),
  ]
  const tiers = new Map(unitsOf(nodes, edges).map(({ id, tier }) => [id, tier]))
  expect(tiers.get('print-label')).toBe(tierOf('resource'))
  expect(tiers.get('resize')).toBe(tierOf('role'))
  expect(tiers.get('nightly')).toBe(tierOf('function'))
})
