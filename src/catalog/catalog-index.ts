import { ok, type Result } from '#engine/result.ts'
import { isJsonObject } from '#engine/text/json-object.ts'
import { pointerTo } from '#engine/text/json-pointer.ts'

import { asAccessLevel, type AccessLevel } from './access-level.ts'
import { isTextList, malformed, readEach, type ChunkProblem } from './chunk.ts'

/** An action that can be named in a policy: `s3:GetObject`, in AWS's own letter case. */
export type ActionEntry = { readonly name: string; readonly accessLevel: AccessLevel }

/** A service by the prefix of its actions, with its actions by name in lower case, without the prefix. */
export type ServiceEntry = {
  readonly prefix: string
  readonly name: string
  readonly actions: ReadonlyMap<string, ActionEntry>
}

/** A package that a part of the catalog was made from; `date` is the day whose AWS it describes (YYYY-MM-DD). */
export type CatalogSource = {
  readonly name: string
  readonly version: string
  readonly holds: 'services' | 'dependent-actions' | 'managed-policies'
  readonly date: string
}

/** All services and the names of their actions: enough to complete, to expand wildcards and to tell access levels. */
export type CatalogIndex = {
  /** The day whose AWS the services are of (YYYY-MM-DD). */
  readonly date: string
  readonly sources: readonly CatalogSource[]
  /** By prefix. */
  readonly services: ReadonlyMap<string, ServiceEntry>
  /** The prefixes under which ARNs of a service are described, where that isn't the service itself alone. */
  readonly arnServices: ReadonlyMap<string, readonly string[]>
}

/** Read `index.json` of the catalog. Cost is linear in the actions of AWS, some 22,000. */
export function readCatalogIndex(json: unknown): Result<CatalogIndex, ChunkProblem> {
  if (!isJsonObject(json)) return malformed('')
  const { date, sources: sourceList, services: serviceMap, arnServices: arnMap } = json
  if (typeof date !== 'string') return malformed('/date')
  if (!isJsonObject(serviceMap)) return malformed('/services')
  if (!isJsonObject(arnMap)) return malformed('/arnServices')

  const sources = readEach(sourceList, '/sources', readSource)
  if (!sources.ok) return sources
  const services = new Map<string, ServiceEntry>()
  for (const [prefix, entry] of Object.entries(serviceMap)) {
    const service = readService(prefix, entry)
    if (service === null) return malformed(pointerTo('/services', prefix))
    services.set(prefix, service)
  }
  const arnServices = new Map<string, readonly string[]>()
  for (const [service, prefixes] of Object.entries(arnMap)) {
    if (!isTextList(prefixes)) return malformed(pointerTo('/arnServices', service))
    arnServices.set(service, prefixes)
  }
  return ok({ date, sources: sources.value, services, arnServices })
}

/** The service of this prefix, or null. Letter case is ignored (R2.6). */
export function serviceNamed(index: CatalogIndex, prefix: string): ServiceEntry | null {
  return index.services.get(prefix.toLowerCase()) ?? null
}

/** The actions of the service of this prefix, in the order of their names; none for a service that isn't known. */
export function actionsOf(index: CatalogIndex, prefix: string): readonly ActionEntry[] {
  const service = serviceNamed(index, prefix)
  return service === null ? [] : [...service.actions.values()]
}

/** The action `s3:getobject`, in any letter case (R2.6); null where AWS documents none of that name. */
export function actionNamed(index: CatalogIndex, action: string): ActionEntry | null {
  const folded = action.toLowerCase()
  const colon = folded.indexOf(':')
  if (colon < 0) return null
  return index.services.get(folded.slice(0, colon))?.actions.get(folded.slice(colon + 1)) ?? null
}

/** The access level of `s3:GetObject`; null for an action that isn't known. */
export function accessLevelOf(index: CatalogIndex, action: string): AccessLevel | null {
  return actionNamed(index, action)?.accessLevel ?? null
}

function readSource(value: unknown): CatalogSource | null {
  if (!isJsonObject(value)) return null
  const { name, version, holds, date } = value
  if (typeof name !== 'string' || typeof version !== 'string' || typeof date !== 'string') return null
  if (holds !== 'services' && holds !== 'dependent-actions' && holds !== 'managed-policies') return null
  return { name, version, holds, date }
}

/** A service stands there as `{ "name", "actions": { "Read": ["GetObject", …], … } }`. */
function readService(prefix: string, value: unknown): ServiceEntry | null {
  if (!isJsonObject(value)) return null
  const { name, actions: byLevel } = value
  if (typeof name !== 'string' || !isJsonObject(byLevel)) return null
  const found: (readonly [string, ActionEntry])[] = []
  for (const [level, operations] of Object.entries(byLevel)) {
    const accessLevel = asAccessLevel(level)
    if (accessLevel === null || !isTextList(operations)) return null
    for (const operation of operations) {
      found.push([operation.toLowerCase(), { name: `${prefix}:${operation}`, accessLevel }])
    }
  }
  found.sort(([one], [other]) => (one < other ? -1 : 1))
  return { prefix, name, actions: new Map(found) }
}
