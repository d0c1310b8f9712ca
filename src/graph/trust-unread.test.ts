import { describe, expect, it } from 'vitest'

import { trusting, workspaceOf } from '#testing/accounts.ts'
import { account, edge, role, user } from '#testing/small-trust.ts'

function stateIn(organization: object, place: object): string | undefined {
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    organization: {
      organizationId: 'o-acme123456',
      rootId: 'r-1',
      managementAccountId: '999999999999',
      policyTypes: ['service-control'],
      organizationPolicies: ['p-FullAWSAccess'],
      policies: [
        {
          id: 'p-FullAWSAccess',
          type: 'service-control',
          name: 'FullAWSAccess',
          awsManaged: true,
          document: {
            Version: '2012-10-17',
            Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
          },
        },
      ],
      ...organization,
    },
    accounts: [
      {
        accountId: account,
        parent: 'r-1',
        organizationPolicies: ['p-FullAWSAccess'],
        users: [{ name: 'ann' }],
        roles: [{ name: 'Deploy', trustPolicy: trusting(user('ann')) }],
        ...place,
      },
    ],
  })
  return edge(workspace, user('ann'), role('Deploy'))?.state
}

describe('an edge between two of an account', () => {
  const outside = { parent: null, organizationPolicies: [] }

  it('is allowed where all of the organization was read', () => {
    expect(stateIn({}, {})).toBe('allowed')
    expect(stateIn({}, outside)).toBe('allowed')
  })

  it('is unknown where SCPs that nobody read may forbid it', () => {
    expect(stateIn({ unread: ['service-control'] }, {})).toBe('unknown')
  })

  it('is unknown where nobody read whether the account is in the organization', () => {
    expect(stateIn({ unread: ['accounts'] }, outside)).toBe('unknown')
    expect(stateIn({ unread: ['accounts'] }, {})).toBe('allowed')
  })
})
