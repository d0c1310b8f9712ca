import { describe, expect, it } from 'vitest'

import { roles } from '#testing/sample.ts'

import { assumeRoleCall, cliText, federationCall, sdkText, sessionTokenCall } from './api-call.ts'
import { nothingPassed } from './nothing-passed.ts'

const plain = { ...nothingPassed, role: roles.deploy, sessionName: 'alice' }

describe('a call as text', () => {
  it('names what is passed and nothing else', () => {
    expect(cliText(assumeRoleCall(plain))).toBe(
      [
        'aws sts assume-role \\',
        '  --role-arn arn:aws:iam::111122223333:role/DeployRole \\',
        '  --role-session-name alice',
      ].join('\n'),
    )
  })

  it('quotes for the shell what the shell would take apart', () => {
    const text = cliText(
      assumeRoleCall({
        ...plain,
        durationSeconds: 900,
        mfaSerial: 'arn:aws:iam::111122223333:mfa/alice-phone',
        sessionPolicies: { inline: `{"Id":"it's"}`, managed: [roles.deploy] },
        tags: { team: 'web' },
        transitiveTagKeys: ['team'],
      }),
    )
    expect(text.split(' \\\n  ').slice(3)).toEqual([
      '--duration-seconds 900',
      '--serial-number arn:aws:iam::111122223333:mfa/alice-phone',
      '--token-code CODE',
      String.raw`--policy '{"Id":"it'\''s"}'`,
      `--policy-arns '[{"arn":"arn:aws:iam::111122223333:role/DeployRole"}]'`,
      `--tags '[{"Key":"team","Value":"web"}]'`,
      '--transitive-tag-keys team',
    ])
  })

  it('spells the names of SAML as the command line does', () => {
    const call = federationCall({ ...plain, provider: roles.support, claims: {} }, 'saml')
    expect(cliText(call)).toContain('aws sts assume-role-with-saml')
    expect(cliText(call)).toContain('--saml-assertion ')
  })

  it('is a program with version 3 of the SDK', () => {
    const text = sdkText(sessionTokenCall({ durationSeconds: 900, mfaSerial: null }))
    expect(text).toContain("import { STSClient, GetSessionTokenCommand } from '@aws-sdk/client-sts'")
    expect(text).toContain('"DurationSeconds": 900')
  })
})
