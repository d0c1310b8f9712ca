import { array, assert, nat, property, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { type Hop, type Hops, shortestWay, shortestWays, simpleWays, withHops } from './hops.ts'

const nothing: Hops<Hop> = { from: () => [], to: () => [] }

const someHops = array(tuple(nat(5), nat(5)), { maxLength: 14 }).map((pairs) =>
  [...new Set(pairs.map(([from, to]) => `${from} ${to}`))].map((text): Hop => {
    const [from = '', to = ''] = text.split(' ')
    return { from, to }
  }),
)

/** Every way without a node twice, tried one by one. */
function allWays(hops: readonly Hop[], at: string, to: string, before: readonly string[]): readonly string[] {
  return hops
    .filter((hop) => hop.from === at && !before.includes(hop.to) && hop.to !== at)
    .flatMap((hop) => {
      const way = [...before, at]
      return hop.to === to ? [[...way, to].join(' ')] : allWays(hops, hop.to, to, way)
    })
}

const textOf = (from: string, way: readonly Hop[]) => [from, ...way.map((hop) => hop.to)].join(' ')

describe('ways over hops', () => {
  it('are all that there are without a node twice, the shortest first, up to the length asked for', () => {
    assert(
      property(someHops, nat(6), (hops, longest) => {
        const { ways, isComplete } = simpleWays(withHops(nothing, hops), ['0', '1'], { longest, most: 1000 })
        const told = ways.map((way) => textOf('0', way))
        const expected = allWays(hops, '0', '1', []).filter((text) => text.split(' ').length - 1 <= longest)
        expect(isComplete).toBe(true)
        expect(told.toSorted()).toEqual(expected.toSorted())
        const lengths = ways.map((way) => way.length)
        expect(lengths).toEqual(lengths.toSorted((a, b) => a - b))
      }),
    )
  })

  it('have a shortest one that is as short as the first of all', () => {
    assert(
      property(someHops, (hops) => {
        const all = withHops(nothing, hops)
        const [first] = simpleWays(all, ['0', '1'], { longest: 6, most: 1 }).ways
        expect(shortestWay(all, '0', '1')?.length).toBe(first?.length)
        expect(shortestWays(all, '0').get('1')?.length).toBe(first?.length)
      }),
    )
  })

  it('say where more is left than was asked for', () => {
    const hops = [
      { from: 'a', to: 'z' },
      { from: 'a', to: 'b' },
      { from: 'b', to: 'z' },
    ]
    const found = simpleWays(withHops(nothing, hops), ['a', 'z'], { longest: 3, most: 1 })
    expect([found.ways.length, found.isComplete]).toEqual([1, false])
  })
})
