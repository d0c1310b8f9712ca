import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, describe, expect, it } from 'vitest'

import { applyChange } from '#model/change.ts'
import { empty } from '#testing/account-exports.ts'

import { readImport } from './read-import.ts'

const home = join(import.meta.dirname, '..', '..', '..')
const script = join(home, 'public/rolescape-collect.sh')
const folder = mkdtempSync(join(tmpdir(), 'rolescape-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Stands in for the AWS CLI: answers a few calls of an account, and refuses the others. */
const stub = `#!/usr/bin/env bash
case "$*" in
  *'get-caller-identity'*) echo 111122223333 ;;
  *'get-account-authorization-details'*) cat '${join(home, 'src/interchange/fixtures/small-account.json')}' ;;
  'iam list-users --query'*) echo 'Alice' ;;
  'iam list-access-keys --user-name Alice --output json') echo '{"AccessKeyMetadata": [{"UserName": "Alice", "AccessKeyId": "AKIA1", "Status": "Active"}]}' ;;
  'iam get-login-profile'*) echo 'An error occurred (NoSuchEntity) when calling' >&2; exit 254 ;;
  's3control list-access-points'*'--query'*) echo 'reports' ;;
  's3control list-access-points'*) echo '{"AccessPointList": [{"Name": "reports", "NetworkOrigin": "Internet", "Bucket": "files"}]}' ;;
  's3control get-access-point '*) echo '{"Name": "reports", "Bucket": "files", "NetworkOrigin": "Internet"}' ;;
  's3control get-access-point-policy'*) echo 'An error occurred (NoSuchAccessPointPolicy) when calling' >&2; exit 254 ;;
  's3api list-buckets --query'*) printf 'files\\tlogs\\n' ;;
  's3api get-bucket-policy --bucket files'*) echo '{"Policy": "{\\"Version\\": \\"2012-10-17\\", \\"Statement\\": []}"}' ;;
  's3api get-bucket-policy'*) echo 'An error occurred (NoSuchBucketPolicy) when calling' >&2; exit 254 ;;
  *) echo 'An error occurred (AccessDenied) when calling' >&2; exit 254 ;;
esac
`

describe('the script that collects an account', () => {
  it('writes one file that is read in one import', () => {
    writeFileSync(join(folder, 'aws'), stub)
    chmodSync(join(folder, 'aws'), 0o755)
    const env = { PATH: `${folder}:${process.env['PATH']}`, REGIONS: 'eu-west-1' }
    const { status, stdout } = spawnSync('bash', [script], { encoding: 'utf8', env })
    expect(status).toBe(0)

    const { change, files, findings, assumedAbsent } = readImport(
      [{ name: 'account.json', text: stdout }],
      empty,
    )
    expect(files.map(({ format }) => format)).toEqual(['collected'])
    expect(findings.filter(({ kind }) => kind === 'unreadable-entry')).toEqual([])
    const { entities } = applyChange(
      empty,
      change ?? { label: { verb: '', names: [] }, added: [], updated: [], removed: [] },
    )
    expect(entities.get('arn:aws:iam::111122223333:user/staff/Alice')).toMatchObject({
      accessKeys: [{ accessKeyId: 'AKIA1' }],
      loginProfile: false,
    })
    expect(entities.get('arn:aws:s3:::files')).toMatchObject({ policy: { Statement: [] } })
    expect(entities.get('arn:aws:s3:eu-west-1:111122223333:accesspoint/reports')).toMatchObject({
      type: 's3-access-point',
      policy: null,
      settings: { bucket: 'arn:aws:s3:::files', networkOrigin: 'Internet' },
    })
    expect(assumedAbsent).toContain('password-policy')
    expect(assumedAbsent).not.toContain('key-policies')
    expect(entities.get('account/111122223333')).toMatchObject({
      unread: expect.arrayContaining(['blockPublicAccess', 'organization']),
      unlisted: expect.arrayContaining([{ type: 'kms-key', region: 'eu-west-1' }]),
    })
  })

  it('calls nothing that changes an account', () => {
    const operations = [...readFileSync(script, 'utf8').matchAll(/(?:ask|list|aws) ([a-z0-9]+) ([a-z-]+)/g)]
    expect(operations.length).toBeGreaterThan(40)
    const others = operations
      .map(([, , operation = '']) => operation)
      .filter((one) => !/^(?:get|list|describe)/.test(one))
    expect(others).toEqual([])
  })
})
