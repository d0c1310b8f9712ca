import type { Account } from '#model/entities/entity.ts'
import { organizationOf } from '#model/organization.ts'
import type { Workspace } from '#model/workspace.ts'

import type { ExportedFile, ExportedFiles } from '../exported-file.ts'
import { commonNotes } from '../exporting/common-notes.ts'
import { contentsOf, type Contents } from '../exporting/contents.ts'
import { noteOf } from '../exporting/counted.ts'
import { missingPrincipalNotes } from '../exporting/missing-principals.ts'
import { leftAttachedNotes, organizationNotes } from '../exporting/organization-notes.ts'
import { regionOf } from '../exporting/region-of.ts'
import { resourceNotes } from '../exporting/resource-notes.ts'
import { blockText, comment, reference, type Block } from './hcl.ts'
import { iamBlocks, resource } from './iam-blocks.ts'
import { organizationBlocks } from './organization-blocks.ts'
import { providerAlias, resourceBlocks, switches } from './resource-blocks.ts'
import { terraformNames } from './terraform-names.ts'

/**
 * A workspace in Terraform's language (HCL, for version 5 or newer of the AWS provider): one file an account, each for
 * a directory of its own, and one for the organization where there is one.
 *
 * Names, tags and descriptions stand as literals in which nothing is a template; policies stand as JSON. What the
 * provider can't make is told in a comment at the top.
 */
export function exportTerraform(workspace: Workspace): ExportedFiles {
  const accounts = contentsOf(workspace).map((contents) => {
    const notes = [
      ...commonNotes(contents),
      ...missingPrincipalNotes(workspace, contents.roles, contents.resources),
      ...terraformNotes(contents),
      ...resourceNotes(contents.resources),
    ]
    return fileOf(`${contents.account.accountId}.tf`, notes, accountBlocks(contents))
  })
  const organization = organizationOf(workspace)
  if (organization === undefined) return accounts
  const blocks = [...head([], organization.managementAccountId), ...organizationBlocks(workspace)]
  const notes = [...organizationNotes(workspace), ...leftAttachedNotes(workspace)]
  return [...accounts, fileOf('organization.tf', notes, blocks)]
}

function fileOf(name: string, notes: readonly string[], blocks: readonly Block[]): ExportedFile {
  const title = ['Exported from a Rolescape workspace, for a directory of its own.', ...notes]
  const text = `${[comment(title), ...blocks.map(blockText)].join('\n\n')}\n`
  return { name, mediaType: 'text/plain', text, notes }
}

function accountBlocks(contents: Contents): Block[] {
  const names = terraformNames(contents)
  const regions = [...new Set(contents.resources.flatMap((one) => regionOf(one) ?? []))]
  return [
    ...head(regions, contents.account.accountId),
    ...settingBlocks(contents.account),
    ...iamBlocks(contents, names),
    ...contents.resources.flatMap((one) => resourceBlocks(one, names)),
  ]
}

/** The provider, once for IAM and once for each region; it refuses to work on any other account. */
function head(regions: readonly string[], accountId: string): Block[] {
  const provider = (region: string, alias: string | null): Block => ({
    type: 'provider',
    labels: ['aws'],
    body: { alias, region, allowed_account_ids: [accountId] },
  })
  const aws: Block = {
    type: 'required_providers',
    labels: [],
    body: { aws: reference('{\n      source  = "hashicorp/aws"\n      version = ">= 5.60"\n    }') },
  }
  return [
    { type: 'terraform', labels: [], body: {}, nested: [aws] },
    provider(regions[0] ?? 'us-east-1', null),
    ...regions.map((region) => provider(region, providerAlias(region))),
  ]
}

function settingBlocks({ alias, passwordPolicy, blockPublicAccess }: Account): Block[] {
  return [
    ...(alias === null ? [] : [resource('aws_iam_account_alias', 'this', { account_alias: alias })]),
    ...(passwordPolicy === null
      ? []
      : [
          resource('aws_iam_account_password_policy', 'this', {
            minimum_password_length: passwordPolicy.minimumPasswordLength,
            require_symbols: passwordPolicy.requireSymbols,
            require_numbers: passwordPolicy.requireNumbers,
            require_uppercase_characters: passwordPolicy.requireUppercaseCharacters,
            require_lowercase_characters: passwordPolicy.requireLowercaseCharacters,
            allow_users_to_change_password: passwordPolicy.allowUsersToChangePassword,
            max_password_age: passwordPolicy.maxPasswordAge,
            password_reuse_prevention: passwordPolicy.passwordReusePrevention,
            hard_expiry: passwordPolicy.hardExpiry,
          }),
        ]),
    ...(blockPublicAccess === null
      ? []
      : [resource('aws_s3_account_public_access_block', 'this', switches(blockPublicAccess))]),
  ]
}

function terraformNotes({ policies, samlProviders, resources }: Contents): string[] {
  return [
    ...noteOf(
      resources.filter(({ type }) => type === 's3-bucket').length,
      'bucket',
      (what) =>
        `A workspace doesn’t know the region of ${what}: made in that of the provider without an alias.`,
    ),
    ...noteOf(
      policies.reduce((sum, { versions }) => sum + versions.length - 1, 0),
      'policy version',
      (what) => `Left out: ${what} that is not in force.`,
    ),
    ...noteOf(
      samlProviders.filter(({ metadata }) => metadata === null).length,
      'SAML provider',
      (what) => `Left out: ${what} whose metadata document isn’t known.`,
    ),
  ]
}
