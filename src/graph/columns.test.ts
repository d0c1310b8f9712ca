import { array, assert, constantFrom, nat, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { inColumns } from './columns.ts'
import type { Unit } from './units.ts'

const unit = (id: string, tier: number, height = 48): Unit => ({
  id,
  tier,
  members: [],
  columns: 1,
  width: 208,
  height,
})

describe('the layout in columns', () => {
  it('puts tier after tier, and a role right of the role that leads to it', () => {
    const corners = inColumns(
      [unit('ec2', 0), unit('ann', 2), unit('deploy', 3), unit('audit', 3)],
      [
        ['ann', 'deploy'],
        ['deploy', 'audit'],
        ['ec2', 'audit'],
      ],
    )
    const x = (id: string) => corners.get(id)?.x ?? NaN
    expect([x('ec2'), x('ann'), x('deploy'), x('audit')]).toEqual(
      [x('ec2'), x('ann'), x('deploy'), x('audit')].toSorted((a, b) => a - b),
    )
    expect(new Set([x('ec2'), x('ann'), x('deploy'), x('audit')]).size).toBe(4)
  })

  it('undoes a crossing: who reaches one stands beside the one that is reached', () => {
    const corners = inColumns(
      [unit('a', 2), unit('b', 2), unit('of-b', 3), unit('of-a', 3)],
      [
        ['a', 'of-a'],
        ['b', 'of-b'],
      ],
    )
    expect(corners.get('a')?.y).toBe(corners.get('of-a')?.y)
    expect(corners.get('b')?.y).toBe(corners.get('of-b')?.y)
  })

  it('ends where roles lead round in a circle', () => {
    const ring = ['a', 'b', 'c'].map((id) => unit(id, 3))
    expect(
      inColumns(ring, [
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'a'],
        ['a', 'a'],
      ]).size,
    ).toBe(3)
  })

  it('covers nothing, leaves nothing out, and answers the same each time', () => {
    const some = array(record({ tier: nat(3), height: constantFrom(48, 116, 400) }), { maxLength: 25 })
    const ties = array(record({ from: nat(24), to: nat(24) }), { maxLength: 60 })
    assert(
      property(some, ties, (kinds, pairs) => {
        const units = kinds.map(({ tier, height }, at) => unit(String(at), tier, height))
        const known = pairs.flatMap(({ from, to }) =>
          from < units.length && to < units.length ? [[String(from), String(to)] as const] : [],
        )
        const corners = inColumns(units, known)
        expect(corners.size).toBe(units.length)
        const boxes = units.flatMap((one) => {
          const corner = corners.get(one.id)
          return corner === undefined ? [] : [{ ...corner, height: one.height }]
        })
        const covering = boxes.filter((a, at) =>
          boxes
            .slice(at + 1)
            .some((b) => Math.abs(a.x - b.x) < 208 && a.y < b.y + b.height && b.y < a.y + a.height),
        )
        expect(covering).toEqual([])
        expect(inColumns(units, known)).toEqual(corners)
      }),
    )
  })
})
