import type { Catalog } from '#catalog/catalog.ts'
import type { UnreadChunk } from '#catalog/remembered-chunks.ts'
import { resourceTypesOfArn } from '#catalog/resource-types-of-arn.ts'
import type { ServiceDetails } from '#catalog/service-details.ts'
import { ok, type Result } from '#engine/result.ts'
import { parseArn } from '#engine/text/arn.ts'
import type { AccessActions, LevelledAction } from '#graph/relations/relation.ts'
import type { Resource, ResourceType } from '#model/entities/entity.ts'

/** What the catalog calls a type of resource, and the things inside it. */
type Described = { readonly service: string; readonly itself: string; readonly within: string | null }

const described: Readonly<Record<Exclude<ResourceType, 'generic'>, Described>> = {
  's3-bucket': { service: 's3', itself: 'bucket', within: 'object' },
  's3-access-point': { service: 's3', itself: 'accesspoint', within: 'accesspointobject' },
  'kms-key': { service: 'kms', itself: 'key', within: null },
  'sqs-queue': { service: 'sqs', itself: 'queue', within: null },
  'sns-topic': { service: 'sns', itself: 'topic', within: null },
  'lambda-function': { service: 'lambda', itself: 'function', within: null },
  secret: { service: 'secretsmanager', itself: 'Secret', within: null },
  'ec2-instance': { service: 'ec2', itself: 'instance', within: null },
  'vpc-endpoint': { service: 'ec2', itself: 'vpc-endpoint', within: null },
  'dynamodb-table': { service: 'dynamodb', itself: 'table', within: null },
  'ecr-repository': { service: 'ecr', itself: 'repository', within: null },
}

/**
 * The actions of each type of resource that is among `resources`, by their access levels, for the relation of access. Of a
 * generic resource those of its ARN's closest type. Loads one chunk of the catalog for each service; what AWS documents no
 * actions for has none.
 */
export async function levelledActions(
  catalog: Pick<Catalog, 'service'>,
  resources: readonly Resource[],
): Promise<Result<AccessActions, UnreadChunk>> {
  const actions: Record<string, readonly LevelledAction[]> = {}
  for (const resource of firstOfKind(resources)) {
    const known = resource.type === 'generic' ? null : described[resource.type]
    const prefix = known?.service ?? parseArn(resource.arn)?.service ?? ''
    // oxlint-disable-next-line no-await-in-loop -- the catalog keeps what it loaded: one chunk a service
    const service = await catalog.service(prefix)
    if (!service.ok) return service
    if (service.value === null) continue
    const key = resource.type === 'generic' ? resource.arn : resource.type
    actions[key] = actionsOf(service.value, known ?? closestType(service.value, resource))
  }
  return ok(actions)
}

/** One of each type; every generic one. */
function firstOfKind(resources: readonly Resource[]): readonly Resource[] {
  return [...new Map(resources.map((one) => [one.type === 'generic' ? one.arn : one.type, one])).values()]
}

function closestType(service: ServiceDetails, { arn }: Resource): Described {
  const [fit] = resourceTypesOfArn(service, arn)
  return { service: service.prefix, itself: fit?.type.name ?? '', within: null }
}

function actionsOf(
  service: ServiceDetails,
  { itself, within }: Pick<Described, 'itself' | 'within'>,
): readonly LevelledAction[] {
  const found: LevelledAction[] = []
  for (const { name, accessLevel: level, resources } of service.actions.values()) {
    const types = new Set(resources.map(({ resourceType }) => resourceType))
    if (types.has(itself)) found.push({ action: name, level, isWithin: false })
    if (within !== null && types.has(within)) found.push({ action: name, level, isWithin: true })
  }
  return found
}
