import { readGrants } from '#engine/request/kms-grant.ts'

import type { Resource, ResourceType } from '../entities/entity.ts'
import type { ResourceSettings } from '../entities/resource-settings.ts'
import { entitiesOf, type Workspace } from '../workspace.ts'
import { alreadyExists } from './check-entity.ts'
import { checkText, checkTexts, first, invalid } from './check-input.ts'
import type { Problem } from './problem.ts'

const settingsOf: Partial<Readonly<Record<ResourceType, readonly (keyof ResourceSettings)[]>>> = {
  's3-bucket': ['blockPublicAccess', 'ownershipControls'],
  's3-access-point': ['blockPublicAccess', 'bucket', 'networkOrigin', 'vpcId'],
  'kms-key': ['grants', 'aliases'],
  'vpc-endpoint': ['vpcId', 'serviceName'],
}

/**
 * Could a resource be set so? Refuses settings that its type doesn't have, an access point without a bucket or with a
 * VPC that its network origin contradicts, grants that KMS wouldn't make, and an alias of another key.
 *
 * Rules R10.2, R10.7, R10.8. Source: Amazon S3 API Reference, "CreateAccessPoint"; AWS KMS API Reference, "CreateGrant",
 * "CreateAlias".
 */
export function checkSettings(
  workspace: Workspace,
  resource: Pick<Resource, 'id' | 'arn' | 'type' | 'accountId'>,
  settings: ResourceSettings,
): Problem | null {
  return first([
    checkPlace(resource.type, settings),
    resource.type === 's3-access-point' ? checkAccessPoint(settings) : null,
    settings.vpcId === null ? null : checkText('vpcId', settings.vpcId, 'vpc-id'),
    settings.serviceName === null ? null : checkText('serviceName', settings.serviceName, 'vpc-service-name'),
    checkGrants(settings),
    checkTexts('aliases', settings.aliases, 'kms-alias'),
    checkAliasesFree(workspace, resource, settings),
  ])
}

function checkPlace(type: ResourceType, settings: ResourceSettings): Problem | null {
  const own: readonly string[] = settingsOf[type] ?? []
  const foreign = Object.entries(settings).find(([name, value]) => !own.includes(name) && isSet(value))
  return foreign === undefined ? null : invalid(foreign[0], type, 'not-allowed-there', null)
}

function isSet(value: ResourceSettings[keyof ResourceSettings]): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null
}

function checkAccessPoint({ bucket, networkOrigin, vpcId }: ResourceSettings): Problem | null {
  if (bucket === null || !/^arn:[^:]+:s3:::[^/:]+$/.test(bucket))
    return invalid('bucket', bucket ?? '', 'not-an-arn', null)
  const fits = (vpcId === null) === (networkOrigin !== 'VPC')
  return fits ? null : invalid('vpcId', vpcId ?? '', 'not-allowed-there', null)
}

function checkGrants({ grants }: ResourceSettings): Problem | null {
  const read = readGrants(grants, '')
  if (read.ok) return null
  return invalid('grants', JSON.stringify(grants).slice(0, 200), 'not-allowed-there', null)
}

function checkAliasesFree(
  workspace: Workspace,
  { id, arn }: Pick<Resource, 'id' | 'arn'>,
  { aliases }: ResourceSettings,
): Problem | null {
  if (aliases.length === 0) return null
  const regional = arn.slice(0, arn.indexOf(':key/'))
  const taken = new Set(
    entitiesOf(workspace, 'resource')
      .filter((other) => other.id !== id && other.arn.startsWith(`${regional}:key/`))
      .flatMap((other) => other.settings.aliases),
  )
  const found = aliases.find((alias, i) => taken.has(alias) || aliases.indexOf(alias) !== i)
  return found === undefined ? null : alreadyExists('resource', found)
}
