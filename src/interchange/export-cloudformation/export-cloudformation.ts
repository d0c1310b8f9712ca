import type { JsonObject } from '#engine/text/json.ts'
import type { Resource } from '#model/entities/entity.ts'
import type { Workspace } from '#model/workspace.ts'

import type { ExportedFile, ExportedFiles } from '../exported-file.ts'
import { commonNotes } from '../exporting/common-notes.ts'
import { contentsOf, type Contents } from '../exporting/contents.ts'
import { noteOf } from '../exporting/counted.ts'
import { missingPrincipalNotes } from '../exporting/missing-principals.ts'
import { madePrincipals, principalsIn, type MadeAmong } from '../exporting/named-principals.ts'
import { leftAttachedNotes, organizationNotes } from '../exporting/organization-notes.ts'
import { regionOf } from '../exporting/region-of.ts'
import { resourceNotes } from '../exporting/resource-notes.ts'
import { iamIds, iamResources, metadataParameter } from './iam-resources.ts'
import { organizationResources } from './organization-resources.ts'
import { resourceResources } from './resource-resources.ts'
import { logicalIds, templateFile, type LogicalIds, type TemplateResource } from './template.ts'

/**
 * A workspace as CloudFormation templates in JSON: for each account one of IAM and S3, and one for each region that it
 * has resources in, since a stack lives in one region; one for the organization where there is one.
 *
 * What CloudFormation can't make is told under `Metadata`. Source: CloudFormation Template Reference.
 */
export function exportCloudFormation(workspace: Workspace): ExportedFiles {
  const accounts = contentsOf(workspace).flatMap((contents) =>
    [iamTemplate(workspace, contents)].concat(regionalTemplates(workspace, contents)),
  )
  const organization = organizationResources(workspace)
  if (organization.length === 0) return accounts
  const notes = [
    ...organizationNotes(workspace),
    ...leftAttachedNotes(workspace),
    'Switch on the types of policies by hand: CloudFormation has no word for that.',
  ]
  return [...accounts, templateFile('organization.cloudformation.json', organization, notes, {})]
}

function iamTemplate(workspace: Workspace, contents: Contents): ExportedFile {
  const { account, resources } = contents
  const ids = iamIds(contents)
  const everywhere = resources.filter((one) => regionOf(one) === null)
  const resourceIds = logicalIds({ Resource: everywhere })
  const madeAmong = madePrincipals(contents)
  const made = everywhere
    .flatMap((one) => resourceResources(one, resourceIds.get(one.id) ?? 'X'))
    .map((one) => afterPrincipals(one, madeAmong, ids))
  const notes = [
    ...commonNotes(contents),
    ...missingPrincipalNotes(workspace, contents.roles, everywhere),
    ...cloudFormationNotes(contents),
    ...resourceNotes(everywhere),
  ]
  const all = [...iamResources(contents, ids), ...made]
  const parameters = metadataParameters(contents, ids)
  return templateFile(`${account.accountId}.cloudformation.json`, all, notes, parameters)
}

/** The same resource, after the users and roles of its stack that its policy names: AWS refuses it before. */
function afterPrincipals(one: TemplateResource, madeAmong: MadeAmong, ids: LogicalIds): TemplateResource {
  const named = Object.values(one.properties).flatMap(principalsIn)
  return { ...one, dependsOn: madeAmong(named).flatMap(({ id }) => ids.get(id) ?? []) }
}

function regionalTemplates(workspace: Workspace, { account, resources }: Contents): ExportedFile[] {
  const regions = new Map<string, Resource[]>()
  for (const one of resources) {
    const region = regionOf(one)
    if (region !== null) regions.set(region, [...(regions.get(region) ?? []), one])
  }
  return [...regions].map(([region, inside]) => {
    const ids = logicalIds({ Resource: inside })
    const made = inside.flatMap((one) => resourceResources(one, ids.get(one.id) ?? 'X'))
    const notes = [
      `A stack for ${region}, after the one of the account: policies name its users and roles.`,
      ...missingPrincipalNotes(workspace, [], inside.map(withoutGrants)),
      ...resourceNotes(inside),
      ...noteOf(
        inside.filter(({ type, policy }) => type === 'dynamodb-table' && policy !== null).length,
        'table policy',
        (what) => `Left out: ${what}, which CloudFormation takes with the table alone.`,
      ),
      ...noteOf(
        inside.flatMap(({ settings }) => settings.grants).length,
        'KMS grant',
        (what) => `Left out: ${what}, which CloudFormation can’t make.`,
      ),
    ]
    return templateFile(`${account.accountId}.${region}.cloudformation.json`, made, notes, {})
  })
}

/** Grants are not made here. */
function withoutGrants(one: Resource): Resource {
  return { ...one, settings: { ...one.settings, grants: [] } }
}

function metadataParameters({ samlProviders }: Contents, ids: ReadonlyMap<string, string>): JsonObject {
  const unknown = samlProviders.filter(({ metadata }) => metadata === null)
  return Object.fromEntries(
    unknown.map(({ id }) => [
      metadataParameter(ids.get(id) ?? 'X'),
      { Type: 'String', Description: 'The metadata document of the SAML provider' },
    ]),
  )
}

function cloudFormationNotes({ account, policies, instanceProfiles, resources }: Contents): string[] {
  return [
    ...(account.alias === null ? [] : [cant('the account alias')]),
    ...(account.passwordPolicy === null ? [] : [cant('the password policy')]),
    ...(account.blockPublicAccess === null ? [] : [cant('S3 Block Public Access of the account')]),
    ...noteOf(
      policies.reduce((sum, { versions }) => sum + versions.length - 1, 0),
      'policy version',
      (what) => `Left out: ${what} that is not in force.`,
    ),
    ...noteOf(
      resources.filter(({ type }) => type === 's3-bucket').length,
      'bucket',
      (what) => `A workspace doesn’t know the region of ${what}: made in that of the stack.`,
    ),
    ...noteOf(tagged(policies), 'policy', (what) => cant(`the tags of ${what}`)),
    ...noteOf(tagged(instanceProfiles), 'instance profile', (what) => cant(`the tags of ${what}`)),
  ]
}

function cant(what: string): string {
  return `Left out: ${what}, which CloudFormation can’t make.`
}

function tagged(all: readonly { readonly tags: object }[]): number {
  return all.filter(({ tags }) => Object.keys(tags).length > 0).length
}
