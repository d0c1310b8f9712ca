import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

import { type GenericSchema, type InferOutput, parse, record, string } from 'valibot'

import { corrected } from './amendments.ts'
import {
  sourceAction,
  type SourceAction,
  sourceGlobalKeys,
  sourceKey,
  type SourceKey,
  sourceNames,
  sourceResourceType,
  type SourceResourceType,
} from './source-shapes.ts'

export type SourceService = {
  readonly prefix: string
  readonly name: string
  readonly actions: readonly SourceAction[]
  readonly resourceTypes: readonly SourceResourceType[]
  readonly conditionKeys: readonly SourceKey[]
}

/** Read all services from the unpacked package, by prefix, their parts by name. */
export function readSourceServices(folder: string): readonly SourceService[] {
  const data = join(folder, 'data')
  const names = parse(sourceNames, readJson(join(data, 'serviceNames.json')))
  return readdirSync(join(data, 'actions'))
    .map((file) => file.replace(/\.json$/, ''))
    .toSorted(byText)
    .map((prefix) => {
      const name = names[prefix]
      if (name === undefined) throw new Error(`the service ${prefix} has no name`)
      return {
        prefix,
        name,
        actions: readPart(data, 'actions', { prefix, shape: sourceAction }).toSorted((a, b) =>
          byText(a.name, b.name),
        ),
        resourceTypes: readPart(data, 'resourceTypes', { prefix, shape: sourceResourceType }).toSorted(
          (a, b) => byText(a.key, b.key),
        ),
        conditionKeys: readPart(data, 'conditionKeys', { prefix, shape: sourceKey })
          .map(corrected)
          .toSorted((a, b) => byText(a.key, b.key)),
      }
    })
}

/** The entries of one of the package's files on a service. Throws where they aren't of that shape. */
function readPart<Shape extends GenericSchema>(
  data: string,
  kind: 'actions' | 'resourceTypes' | 'conditionKeys',
  { prefix, shape }: { readonly prefix: string; readonly shape: Shape },
): readonly InferOutput<Shape>[] {
  return Object.values(parse(record(string(), shape), readJson(join(data, kind, `${prefix}.json`))))
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
    for (const { name, dependentActions, resourceTypes } of readPart(data, 'actions', {
      prefix,
      shape: sourceAction,
    })) {
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
  const { globalConditionKeys } = parse(sourceGlobalKeys, code)
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
