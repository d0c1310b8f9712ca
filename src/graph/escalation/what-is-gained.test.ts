import { describe, expect, it } from 'vitest'

import type { JsonObject } from '#engine/text/json.ts'
import { readExport, applied, empty, userNamed } from '#testing/account-exports.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { account, inline, statement, user } from '#testing/small-trust.ts'

import { administratorsIn } from './administrators.ts'
import { wayUpOf } from './ask-ways-up.ts'
import { emptyEscalationMemo } from './escalation-memo.ts'
import { targetsOf } from './escalation.ts'
import { escalationsIn } from './escalations.ts'

const allow = (action: string | readonly string[]): JsonObject => ({
  Effect: 'Allow',
  Action: action,
  Resource: '*',
})
const oidc = `arn:aws:iam::${account}:oidc-provider/token.example.com`
const saml = `arn:aws:iam::${account}:saml-provider/SignOn`

/** ann's ways: how far each leads, and whom it makes one. Vera may do everything. */
function told(actions: readonly string[], roles: readonly JsonObject[] = []) {
  const key = { accessKeyId: 'AKIAIOSFODNN7EXAMPL1', status: 'Active' }
  const mfaDevices = [
    { serialNumber: `arn:aws:iam::${account}:mfa/vera`, enableDate: '2026-01-01T00:00:00Z' },
  ]
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [
      {
        accountId: account,
        name: 'a',
        users: [
          { name: 'ann', inlinePolicies: [inline(statement(allow(actions)))] },
          { name: 'vera', inlinePolicies: [inline(statement(allow('*')))], accessKeys: [key], mfaDevices },
        ],
        roles,
        samlProviders: [{ name: 'SignOn' }],
        oidcProviders: [{ url: 'token.example.com' }],
      },
    ],
  })
  const memo = emptyEscalationMemo()
  const strong = administratorsIn(workspace, memo)
  const ann = workspace.entities.get(user('ann'))
  if (ann?.kind !== 'user') throw new Error('no ann')
  return escalationsIn(workspace, memo)
    .filter(({ principal }) => principal === ann.arn)
    .map((way) => {
      const gains = targetsOf(way).map((target) => target.gains)
      return [way.technique, wayUpOf(way, ann, strong).reach, gains.join(' ')]
    })
}

const trusting = (name: string, provider: string, action: string, ...may: readonly string[]): JsonObject => ({
  name,
  trustPolicy: statement({ Effect: 'Allow', Principal: { Federated: provider }, Action: action }),
  inlinePolicies: [inline(statement(allow(may)))],
})

const holding = (name: string, id: string, actions: readonly string[]) => ({
  ...userNamed(name),
  UserId: id,
  UserPolicyList: [
    { PolicyName: 'p', PolicyDocument: { Version: '2012-10-17', Statement: [allow(actions)] } },
  ],
})

describe('what is gained', () => {
  it('is a whole identity only where one can act as it', () => {
    expect(told(['iam:CreateAccessKey'])).toEqual([['iam-create-access-key', 'administrator', user('vera')]])
  })

  it.each([
    ['iam-mfa-deactivate', ['iam:DeactivateMFADevice'], 'sign-in'],
    ['iam-mfa-rebind', ['iam:CreateVirtualMFADevice', 'iam:EnableMFADevice'], 'sign-in'],
    ['codecommit-ssh-key', ['iam:UploadSSHPublicKey'], 'service'],
    ['codecommit-git-credential', ['iam:CreateServiceSpecificCredential'], 'service'],
    ['codecommit-git-credential', ['iam:ResetServiceSpecificCredential'], 'service'],
  ] as const)('is no identity, and no administrator, by %s', (technique, actions, reach) => {
    expect(told(actions)).toEqual([[technique, reach, '']])
  })

  it('is nobody where no role trusts the provider that is changed, and else an identity', () => {
    const actions = ['iam:UpdateSAMLProvider', 'iam:UpdateOpenIDConnectProviderThumbprint']
    expect(told(actions)).toEqual([])
    const one = trusting('Sso', saml, 'sts:AssumeRoleWithSAML', 's3:GetObject')
    expect(told(actions, [one])).toEqual([['fed-update-saml-provider', 'identity', '']])
    const other = trusting('Ci', oidc, 'sts:AssumeRoleWithWebIdentity', '*')
    expect(told(actions, [other])).toEqual([['fed-update-oidc-thumbprint', 'administrator', '']])
  })
})

describe('credentials that an export tells nothing of', () => {
  const taking = ['iam:DeactivateMFADevice', 'iam:UpdateAccessKey', 'iam:ResetServiceSpecificCredential']
  const workspace = applied(
    empty,
    readExport({
      UserDetailList: [
        holding('admin', 'AIDAEXAMPLE1USER00000', ['*']),
        holding('ann', 'AIDAEXAMPLE1USER00001', [
          ...taking,
          'iam:CreateVirtualMFADevice',
          'iam:EnableMFADevice',
        ]),
      ],
    }),
  )

  it('are not known to be there', () => {
    const ways = escalationsIn(workspace).filter(({ principal }) => principal.endsWith('user/ann'))
    expect(
      ways.map(({ technique, state, untold }) => [technique, state, ...untold].join(' ')).toSorted(),
    ).toEqual([
      'codecommit-git-credential unknown service-credential',
      'iam-mfa-deactivate unknown mfa-device',
      'iam-mfa-rebind unknown active-key',
      'iam-reactivate-access-key unknown inactive-key',
    ])
  })
})
