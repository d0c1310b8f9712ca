import { describe, expect, it } from 'vitest'

import type { OidcProvider, Role } from '#model/entities/entity.ts'
import { accountId, arn } from '#model/entities/names.ts'

import { contextOf, firstClaims, mentions } from './claims.ts'

const provider: OidcProvider = {
  kind: 'oidc-provider',
  id: 'p',
  arn: arn('arn:aws:iam::111122223333:oidc-provider/ci.example.com'),
  accountId: accountId('111122223333'),
  url: 'ci.example.com',
  clientIds: ['sts.amazonaws.com'],
  thumbprints: [],
  createDate: '2026-01-01T00:00:00Z',
  tags: {},
}

function role(trustPolicy: Role['trustPolicy']): Role {
  const name = 'Deploy'
  return {
    kind: 'role',
    id: 'r',
    arn: arn('arn:aws:iam::111122223333:role/Deploy'),
    accountId: accountId('111122223333'),
    path: '/',
    name,
    uniqueId: 'AROA1',
    createDate: '2026-01-01T00:00:00Z',
    attachedPolicies: [],
    inlinePolicies: [],
    description: '',
    trustPolicy,
    permissionsBoundary: null,
    maxSessionDuration: 3600,
    lastUsed: null,
    tags: {},
  }
}

describe('the claims to begin with', () => {
  it('hold the audience of the provider and what the trust policy compares', () => {
    const trusting = role({
      Statement: {
        Effect: 'Allow',
        Principal: { Federated: provider.arn },
        Condition: {
          StringEquals: { 'ci.example.com:sub': ['repo:main', 'repo:dev'], 'aws:SourceIp': '203.0.113.7' },
        },
      },
    })
    expect(mentions(trusting, provider)).toBe(true)
    expect(firstClaims(provider, trusting)).toEqual([
      { key: 'ci.example.com:aud', value: 'sts.amazonaws.com' },
      { key: 'ci.example.com:sub', value: 'repo:main' },
    ])
  })

  it('stand beside a trust policy that cannot be read', () => {
    expect(firstClaims(provider, role('not a document'))).toHaveLength(2)
    expect(mentions(role(null), provider)).toBe(false)
  })

  it('count as absent while empty', () => {
    expect(contextOf([{ key: 'ci.example.com:sub', value: ' ' }])).toEqual({})
  })
})
