import { accessLevelOfProperties, accessLevels, type AccessLevel } from '../../src/catalog/access-level.ts'
import { parseArn } from '../../src/engine/text/arn.ts'
import { keysOfEveryProvider } from './amendments.ts'
import { list, object, text } from './layout.ts'
import { byText, type SourceService } from './service-source.ts'
import type { SourceAction, SourceKey } from './source-shapes.ts'
import type { Source } from './sources.ts'

/** The chunk of one service: a line for each key, resource type and action. Read by `readServiceDetails`. */
export function serviceChunk(
  { prefix, name, conditionKeys, resourceTypes, actions }: SourceService,
  dependentActions: ReadonlyMap<string, readonly string[]>,
): string {
  const needed = (operation: string) => dependentActions.get(`${prefix}:${operation}`.toLowerCase()) ?? []
  return object([
    ['prefix', text(prefix)],
    ['name', text(name)],
    ['conditionKeys', list(conditionKeys.map(keyLine))],
    [
      'resourceTypes',
      list(
        resourceTypes.map(({ key, arn, conditionKeys: keys = [] }) =>
          text([key, formatsOf(arn), sorted(keys)]),
        ),
      ),
    ],
    ['actions', list(actions.map((action) => text([...actionLine(prefix, action), needed(action.name)])))],
  ])
}

/** The index of all services: a line for each service's actions of one access level. Read by `readCatalogIndex`. */
export function indexChunk(services: readonly SourceService[], sources: readonly Source[]): string {
  const [first] = sources
  return object([
    ['date', text(first?.date)],
    ['sources', list(sources.map(({ name, version, holds, date }) => text({ name, version, holds, date })))],
    [
      'arnServices',
      object([...arnServices(services)].map(([service, prefixes]) => [service, text(prefixes)] as const)),
    ],
    ['services', object(services.map((service) => [service.prefix, indexEntry(service)] as const))],
  ])
}

/** The keys that belong to no single service. Read by `readGlobalKeys`. */
export function globalKeysChunk(globals: readonly SourceKey[], services: readonly SourceService[]): string {
  const known = new Set(globals.map(({ key }) => key.toLowerCase()))
  const keysOf = new Map(
    services.map(({ prefix, conditionKeys }) => [
      prefix,
      new Set(conditionKeys.map(({ key }) => key.toLowerCase())),
    ]),
  )
  const others = new Map(keysOfEveryProvider.map((key) => [key.key, key] as const))
  for (const { prefix, conditionKeys } of services) {
    for (const { key, type } of conditionKeys) {
      const folded = key.toLowerCase()
      const home = folded.slice(0, folded.indexOf(':'))
      const isAtHome = home === prefix || keysOf.get(home)?.has(folded) === true
      if (home !== 'aws' && !isAtHome && !known.has(folded)) others.set(folded, { key, type })
    }
  }
  return object([
    ['keys', list(globals.map(keyLine))],
    ['underOtherPrefixes', list([...others.values()].toSorted((a, b) => byText(a.key, b.key)).map(keyLine))],
  ])
}

function indexEntry({ name, actions }: SourceService): string {
  const byLevel = new Map<AccessLevel, string[]>(accessLevels.map((level) => [level, []]))
  for (const action of actions) byLevel.get(levelOf(action))?.push(action.name)
  const lines = [...byLevel].filter(([, names]) => names.length > 0)
  return object([
    ['name', text(name)],
    ['actions', object(lines.map(([level, names]) => [level, text(names)] as const))],
  ])
}

function actionLine(prefix: string, action: SourceAction): readonly unknown[] {
  const resources = action.resourceTypes
    .toSorted((a, b) => byText(a.name, b.name))
    .map(({ name, required, conditionKeys, dependentActions }) => {
      if (dependentActions.length > 0 || action.dependentActions.length > 0) {
        throw new Error(`${prefix}:${action.name} has dependent actions again: take them from here`)
      }
      if (name.endsWith('*')) throw new Error(`the name ${name} looks like one that is required`)
      const marked = required ? `${name}*` : name
      return conditionKeys.length > 0 ? [marked, sorted(conditionKeys)] : marked
    })
  return [action.name, levelOf(action), resources, sorted(action.conditionKeys)]
}

function levelOf({ name, accessLevel }: SourceAction): AccessLevel {
  const level = accessLevelOfProperties(accessLevel)
  if (level === null) throw new Error(`the access level ${accessLevel} of ${name} is new`)
  return level
}

/** Some resource types have two formats, written with a comma between them. */
function formatsOf(arn: string): readonly string[] {
  const formats = arn.split(/,\s*(?=arn:)/)
  for (const format of formats) if (parseArn(format) === null) throw new Error(`${format} is no ARN`)
  return formats
}

/** Which prefixes describe ARNs of a service, where that isn't the prefix of that service alone. */
function arnServices(services: readonly SourceService[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>()
  for (const { prefix, resourceTypes } of services) {
    for (const { arn } of resourceTypes) {
      for (const format of formatsOf(arn)) {
        const service = parseArn(format)?.service ?? ''
        if (service.includes('$') || service === prefix) continue
        found.set(service, (found.get(service) ?? new Set()).add(prefix))
      }
    }
  }
  return new Map(
    [...found]
      .map(([service, prefixes]) => [service, sorted([...prefixes])] as const)
      .toSorted(([a], [b]) => byText(a, b)),
  )
}

function keyLine({ key, type }: SourceKey): string {
  return text([key, type])
}

function sorted(texts: readonly string[]): readonly string[] {
  return texts.toSorted(byText)
}
