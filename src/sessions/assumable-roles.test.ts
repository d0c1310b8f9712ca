import { describe, expect, it } from 'vitest'

import type { RequestContext } from '#engine/request/request.ts'
import { accountId, type Arn } from '#model/entities/names.ts'
import { entitiesOf } from '#model/workspace.ts'
import { people, roles, teachingSample } from '#testing/sample.ts'

import { assumableRoles, type RoleForecast } from './assumable-roles.ts'

const sample = teachingSample()

function forecasts(user: Arn, context: RequestContext = {}, mfa = false): readonly RoleForecast[] {
  return assumableRoles(sample, { kind: 'user', user, mfa }, context)
}

function allowed(found: readonly RoleForecast[]): readonly Arn[] {
  return found
    .filter(({ verdict }) => verdict.kind === 'decided' && verdict.decision === 'allowed')
    .map(({ role }) => role)
}

describe('the roles that somebody may assume', () => {
  it.each([
    ['alice', people.alice, [roles.deploy, roles.auditor]],
    ['bob', people.bob, []],
    ['carol', people.carol, [roles.auditor]],
    ['dave, inside his boundary', people.dave, []],
    ['erin, with a permission that no role answers', people.erin, []],
    ['the vendor, without an external id', people.collector, []],
  ])('are, for %s', (_who, user, expected) => {
    expect(allowed(forecasts(user))).toEqual(expected)
  })

  it('come first, and every role of the workspace is there with a sentence', () => {
    const found = forecasts(people.alice)
    expect(found.slice(0, 2).map(({ role }) => role)).toEqual([roles.deploy, roles.auditor])
    expect(found.map(({ role }) => role).toSorted()).toEqual(
      entitiesOf(sample, 'role')
        .map(({ arn }) => arn)
        .toSorted(),
    )
    for (const { verdict } of found) {
      expect(verdict.kind === 'decided' && verdict.sentence.length).toBeGreaterThan(0)
    }
  })

  it('grow with what the call passes: an external id, MFA', () => {
    const withoutId = forecasts(people.collector).find(({ role }) => role === roles.lotwise)
    expect(withoutId?.missingContextKeys).toEqual(['sts:ExternalId'])
    expect(allowed(forecasts(people.collector, { 'sts:ExternalId': 'parcelo-4c2f81' }))).toEqual([
      roles.lotwise,
    ])
    expect(allowed(forecasts(people.bob, {}, true))).toEqual([roles.breakGlass])
  })

  it('are none for root, whatever the policies say', () => {
    const account = accountId('111122223333')
    for (const { verdict } of assumableRoles(sample, { kind: 'root', accountId: account, mfa: true }, {})) {
      expect(verdict).toEqual({
        kind: 'refused',
        problem: { kind: 'root-cannot-assume', accountId: account },
      })
    }
  })
})
