import { ok, refused, type Result } from '#engine/result.ts'
import { parseArn } from '#engine/text/arn.ts'
import type { JsonValue } from '#engine/text/json.ts'

import { readCatalogIndex, serviceNamed, type CatalogIndex } from './catalog-index.ts'
import { conditionKeyNamed, type ConditionKey } from './condition-keys.ts'
import { readGlobalKeys, type GlobalKeys } from './global-keys.ts'
import {
  managedPolicyNamed,
  readManagedPolicyIndex,
  readPolicyDocuments,
  type ManagedPolicyEntry,
  type ManagedPolicyIndex,
} from './managed-policies.ts'
import { rememberedChunks, type LoadChunk, type UnreadChunk } from './remembered-chunks.ts'
import { closestFits, resourceTypesOfArn, type ArnFit } from './resource-types-of-arn.ts'
import { readServiceDetails, type ServiceDetails } from './service-details.ts'

/** An AWS managed policy with the document of its default version. */
export type ManagedPolicy = ManagedPolicyEntry & { readonly document: JsonValue }

/** An answer that needs chunks. Null: AWS documents no such thing. A refusal: the catalog couldn't be read. */
export type Answer<Value> = Promise<Result<Value, UnreadChunk>>

/** What AWS documents about its services, and the policies that it keeps, read piece by piece as asked for. */
export type Catalog = {
  /** All services and actions by name. */
  readonly index: () => Answer<CatalogIndex>
  /** One service in full, by its prefix in any letter case. */
  readonly service: (prefix: string) => Answer<ServiceDetails | null>
  /** The condition keys that belong to no single service. */
  readonly globalKeys: () => Answer<GlobalKeys>
  /** The condition key of this name: a global one, or one of the service of its prefix. */
  readonly conditionKey: (name: string) => Answer<ConditionKey | null>
  /** The resource types that a concrete ARN fits, as `resourceTypesOfArn` tells them. */
  readonly resourceTypesOfArn: (arn: string) => Answer<readonly ArnFit[]>
  /** All AWS managed policies, without their documents. */
  readonly managedPolicies: () => Answer<ManagedPolicyIndex>
  /** One AWS managed policy by name or ARN, with its document. */
  readonly managedPolicy: (nameOrArn: string) => Answer<ManagedPolicy | null>
}

/** How many services and shards of policies are kept: those asked for last. */
const mostServices = 64
const mostShards = 16

/** The catalog over chunks that `load` answers. Nothing is loaded before it is asked for. */
export function openCatalog(load: LoadChunk): Catalog {
  const indexes = rememberedChunks(load, readCatalogIndex, 1)
  const services = rememberedChunks(load, readServiceDetails, mostServices)
  const globals = rememberedChunks(load, readGlobalKeys, 1)
  const policyIndexes = rememberedChunks(load, readManagedPolicyIndex, 1)
  const shards = rememberedChunks(load, readPolicyDocuments, mostShards)

  const index = () => indexes('index.json')
  const globalKeys = () => globals('global-keys.json')
  const managedPolicies = () => policyIndexes('managed-policies/index.json')

  const service = async (prefix: string): Answer<ServiceDetails | null> => {
    const all = await index()
    if (!all.ok) return all
    const entry = serviceNamed(all.value, prefix)
    return entry === null ? ok(null) : services(`services/${entry.prefix}.json`)
  }

  return {
    index,
    service,
    globalKeys,
    conditionKey: (name) => findConditionKey({ globalKeys, service }, name),
    resourceTypesOfArn: (arn) => findResourceTypes({ index, service }, arn),
    managedPolicies,
    managedPolicy: async (nameOrArn) => {
      const all = await managedPolicies()
      if (!all.ok) return all
      const entry = managedPolicyNamed(all.value, nameOrArn)
      if (entry === null) return ok(null)
      const path = `managed-policies/documents/${entry.shard}.json`
      const documents = await shards(path)
      if (!documents.ok) return documents
      const document = documents.value.get(entry.name)
      if (document === undefined) {
        return refused({ kind: 'malformed-chunk', path, pointer: `/${entry.name}` })
      }
      return ok({ ...entry, document })
    },
  }
}

/** Those of the AWS managed policies of these ARNs that the catalog has; fewer where it can't be read. */
export async function awsPoliciesIn(
  catalog: Pick<Catalog, 'managedPolicy'>,
  arns: readonly string[],
): Promise<readonly ManagedPolicy[]> {
  const found = await Promise.all(arns.map((one) => catalog.managedPolicy(one)))
  return found.flatMap((one) => (one.ok && one.value !== null ? [one.value] : []))
}

/** Keys of every service first, then those of the prefix's own service, then what others have under that prefix. */
async function findConditionKey(
  catalog: Pick<Catalog, 'globalKeys' | 'service'>,
  name: string,
): Answer<ConditionKey | null> {
  const globals = await catalog.globalKeys()
  if (!globals.ok) return globals
  const everywhere = conditionKeyNamed(globals.value.keys, name)
  const colon = name.indexOf(':')
  if (everywhere !== null || colon < 0) return ok(everywhere)

  const service = await catalog.service(name.slice(0, colon))
  if (!service.ok) return service
  const own = service.value === null ? null : conditionKeyNamed(service.value.conditionKeys, name)
  return ok(own ?? conditionKeyNamed(globals.value.underOtherPrefixes, name))
}

/** The service that the ARN names is asked first; others describe its ARNs only where it doesn't itself. */
async function findResourceTypes(
  catalog: Pick<Catalog, 'index' | 'service'>,
  arn: string,
): Answer<readonly ArnFit[]> {
  const parts = parseArn(arn)
  if (parts === null) return ok([])
  const own = await catalog.service(parts.service)
  if (!own.ok) return own
  const ownFits = own.value === null ? [] : resourceTypesOfArn(own.value, arn)
  if (ownFits.length > 0) return ok(ownFits)

  const index = await catalog.index()
  if (!index.ok) return index
  const others = index.value.arnServices.get(parts.service) ?? []
  const found = await Promise.all(others.map((prefix) => catalog.service(prefix)))
  const fits: ArnFit[] = []
  for (const other of found) {
    if (!other.ok) return other
    if (other.value !== null) fits.push(...resourceTypesOfArn(other.value, arn))
  }
  return ok(closestFits(fits))
}
