import { describe, expect, it } from 'vitest'

import type { Role } from '#model/entities/entity.ts'
import { entitiesOf, entityOf } from '#model/workspace.ts'
import { roles, teachingSample } from '#testing/sample.ts'

import { rolesToTry } from './what-to-try.ts'

const sample = teachingSample()
const account = '111122223333'

function trusting(id: string, count: number): readonly Role[] {
  const deploy = entityOf(sample, 'role', roles.deploy)
  if (deploy === undefined) throw new Error('the sample has no DeployRole')
  const trustPolicy = { Statement: [{ Principal: { AWS: `arn:aws:iam::${id}:root` } }] }
  return Array.from({ length: count }, (_, at) => ({ ...deploy, name: `Role${at}`, trustPolicy }))
}

/** The names that are weighed, piece by piece. */
function pieces(all: readonly Role[]): readonly (readonly string[])[] {
  const found: (readonly string[])[] = []
  let from: number | null = 0
  while (from !== null) {
    const piece = rolesToTry(all, account, from)
    found.push(piece.roles.map(({ name }) => name))
    from = piece.next
  }
  return found
}

describe('the roles to weigh for a first switch', () => {
  it('are the sample’s at first', () => {
    expect(pieces(entitiesOf(sample, 'role'))[0]?.[0]).toBe('DeployRole')
  })

  it('are all that speak of the account, each once, twenty at a time', () => {
    const all = [...trusting('999999999999', 30), ...trusting(account, 45)]
    const weighed = pieces(all)
    expect(weighed.map(({ length }) => length)).toEqual([20, 20, 5])
    expect(new Set(weighed.flat()).size).toBe(45)
  })

  it('are none where nobody of an account acts', () => {
    expect(rolesToTry(trusting(account, 3), '', 0)).toEqual({ roles: [], next: null })
  })
})
