import { organizationOf } from '#model/organization.ts'
import type { Workspace } from '#model/workspace.ts'

import type { ExportedFile, ExportedFiles } from '../exported-file.ts'
import { commonNotes } from '../exporting/common-notes.ts'
import { contentsOf, type Contents } from '../exporting/contents.ts'
import { noteOf } from '../exporting/counted.ts'
import { missingPrincipalNotes } from '../exporting/missing-principals.ts'
import { organizationNotes } from '../exporting/organization-notes.ts'
import { resourceNotes } from '../exporting/resource-notes.ts'
import { iamCalls } from './iam-calls.ts'
import { organizationCalls } from './organization-calls.ts'
import { bucketLocation, resourceCalls, switches } from './resource-calls.ts'
import { call, comment, json } from './shell.ts'

/**
 * A workspace as scripts of calls of the AWS CLI, for bash: one an account, and one for the organization where there
 * is one. A script stops at the first call that fails, and at once where it is run with another account's credentials.
 *
 * Every text stands in single quotes. What no call can make is told in comments at the top.
 */
export function exportAwsCli(workspace: Workspace): ExportedFiles {
  const accounts = contentsOf(workspace).map((contents) => {
    const { account, resources } = contents
    const notes = [
      ...commonNotes(contents),
      ...missingPrincipalNotes(workspace, contents.roles, resources),
      ...cliNotes(contents),
      ...resourceNotes(resources),
    ]
    const location = resources.some(({ type }) => type === 's3-bucket') ? [bucketLocation] : []
    const points = resources.filter(({ type }) => type === 's3-access-point') // which name their buckets
    const others = resources.filter(({ type }) => type !== 's3-access-point')
    const made = [...location, ...[...others, ...points].flatMap(resourceCalls)]
    const calls = [...iamCalls(contents), ...blockCalls(contents), ...made]
    return script(`${account.accountId}.sh`, notes, account.accountId, calls)
  })
  const organization = organizationOf(workspace)
  if (organization === undefined) return accounts
  const calls = organizationCalls(workspace)
  const notes = organizationNotes(workspace)
  return [...accounts, script('organization.sh', notes, organization.managementAccountId, calls)]
}

function script(
  name: string,
  notes: readonly string[],
  accountId: string,
  calls: readonly string[],
): ExportedFile {
  const guard = [
    'account=$(aws sts get-caller-identity --query Account --output text)',
    `if [ "$account" != ${accountId} ]; then`,
    `  echo "these credentials are of account $account, not of ${accountId}" >&2`,
    '  exit 1',
    'fi',
  ].join('\n')
  const parts = [
    '#!/usr/bin/env bash',
    comment(['Exported from a Rolescape workspace. Read it before you run it.', ...notes]),
    'set -euo pipefail',
    guard,
    ...calls,
  ]
  return { name, mediaType: 'application/x-sh', text: `${parts.join('\n\n')}\n`, notes }
}

function blockCalls({ account }: Contents): string[] {
  if (account.blockPublicAccess === null) return []
  return [
    call('s3control put-public-access-block', {
      'account-id': account.accountId,
      'public-access-block-configuration': json(switches(account.blockPublicAccess)),
    }),
  ]
}

function cliNotes({ policies, resources, samlProviders }: Contents): string[] {
  return [
    ...noteOf(
      policies.filter(({ versions }) => versions.some(({ versionId }, i) => versionId !== `v${i + 1}`))
        .length,
      'policy',
      (what) => `AWS counts the versions of ${what} anew from v1.`,
    ),
    ...noteOf(
      resources.filter(({ type }) => type === 's3-bucket').length,
      'bucket',
      (what) => `A workspace doesn’t know the region of ${what}: set AWS_REGION.`,
    ),
    ...noteOf(
      samlProviders.filter(({ metadata }) => metadata === null).length,
      'SAML provider',
      (what) => `Left out: ${what} whose metadata document isn’t known.`,
    ),
  ]
}
