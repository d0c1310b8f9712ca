import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { describe, expect, it } from 'vitest'

import { parsePolicyDocument } from '#engine/policy/parse.ts'
import type { Result } from '#engine/result.ts'
import type { JsonValue } from '#engine/text/json.ts'

import { accessLevelOf, actionNamed, readCatalogIndex } from './catalog-index.ts'
import { readGlobalKeys } from './global-keys.ts'
import { readManagedPolicyIndex, readPolicyDocuments } from './managed-policies.ts'
import { readServiceDetails } from './service-details.ts'

function accepted<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}

const folder = 'public/catalog'
const textOf = (path: string) => readFileSync(join(folder, path), 'utf8')
const onDisk = (path: string): JsonValue => JSON.parse(textOf(path))
const chunksOf = (path: string) => readdirSync(join(folder, path)).map((name) => `${path}/${name}`)

const index = accepted(readCatalogIndex(onDisk('index.json')))
const services = chunksOf('services').map((path) => accepted(readServiceDetails(onDisk(path))))

const titleOf = (service: { readonly prefix: string; readonly name: string }) =>
  `${service.prefix}: ${service.name}`
const compressed = (path: string) => gzipSync(textOf(path)).length / 1000

describe('the services of the catalog', () => {
  it('are dated, and say what they were made from', () => {
    expect(index.date).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(index.sources.map(({ holds }) => holds)).toEqual([
      'services',
      'dependent-actions',
      'managed-policies',
    ])
    expect(index.sources[0]?.date).toBe(index.date)
  })

  it('have each a chunk with the actions and access levels of the index', () => {
    const fromChunks = services.flatMap(({ actions }) =>
      [...actions.values()].map(({ name, accessLevel }) => `${name} ${accessLevel}`),
    )
    const fromIndex = [...index.services.values()].flatMap(({ actions }) =>
      [...actions.values()].map(({ name, accessLevel }) => `${name} ${accessLevel}`),
    )
    expect(fromChunks.toSorted()).toEqual(fromIndex.toSorted())
    expect(services.map(titleOf).toSorted()).toEqual(Array.from(index.services.values(), titleOf).toSorted())
  })

  it('refer to no action, resource type or condition key that is missing', () => {
    const missing = services.flatMap(({ actions, resourceTypes, conditionKeys }) => {
      const keys = new Set(conditionKeys.all.map(({ name }) => name))
      const details = [...actions.values()]
      const uses = details.flatMap(({ resources }) => resources)
      const named = [...details, ...uses, ...resourceTypes.values()].flatMap((entry) => entry.conditionKeys)
      return [
        ...named.filter((name) => !keys.has(name)),
        ...uses.map((use) => use.resourceType).filter((name) => !resourceTypes.has(name)),
        ...details
          .flatMap((action) => action.dependentActions)
          .filter((name) => actionNamed(index, name) === null),
      ]
    })
    expect(missing).toEqual([])
  })

  it('are found from the ARNs that they describe', () => {
    const unknown = [...index.arnServices.values()].flat().filter((prefix) => !index.services.has(prefix))
    expect(unknown).toEqual([])
  })

  it('hold no descriptions, whose terms are AWS’s own', () => {
    expect(chunksOf('services').filter((path) => textOf(path).includes('Grants permission'))).toEqual([])
  })
})

describe('the global condition keys', () => {
  const { keys } = accepted(readGlobalKeys(onDisk('global-keys.json')))

  it('have the type that services give them too, but for one where the source contradicts itself', () => {
    const others = services.flatMap(({ prefix, conditionKeys }) =>
      conditionKeys.all.flatMap((key) => {
        const known = keys.all.find(({ name }) => name === key.name)
        const agrees =
          known === undefined || (known.type === key.type && known.isMultivalued === key.isMultivalued)
        return agrees ? [] : [`${prefix} ${key.name}`]
      }),
    )
    expect(others).toEqual(['q identitystore:UserId', 'qbusiness identitystore:UserId'])
  })

  it('cover every key that services list under `aws:`', () => {
    const named = new Set(keys.all.map(({ name }) => name))
    const listed = services.flatMap(({ conditionKeys }) => conditionKeys.all.map(({ name }) => name))
    expect(listed.filter((name) => name.startsWith('aws:') && !named.has(name))).toEqual([])
  })
})

describe('the AWS managed policies', () => {
  const policies = [
    ...accepted(readManagedPolicyIndex(onDisk('managed-policies/index.json'))).policies.values(),
  ]
  const shards = new Map(
    chunksOf('managed-policies/documents').map((path) => [path, accepted(readPolicyDocuments(onDisk(path)))]),
  )

  it('have each a document in their shard, and there is no other', () => {
    const wanted = policies.map(({ name, shard }) => `managed-policies/documents/${shard}.json ${name}`)
    const found = [...shards].flatMap(([path, documents]) =>
      Array.from(documents.keys(), (name) => `${path} ${name}`),
    )
    expect(found.toSorted()).toEqual(wanted.toSorted())
    expect(policies.length).toBeGreaterThan(1500)
  })

  it('are all taken by IAM’s grammar as the engine reads it', () => {
    const refusals = [...shards.values()].flatMap((documents) =>
      [...documents].flatMap(([name, document]) => {
        const parsed = parsePolicyDocument(document, 'identity')
        return parsed.ok ? [] : [{ name, problems: parsed.problem }]
      }),
    )
    expect(refusals).toEqual([])
  })

  it('let an administrator do everything', () => {
    const administrator = policies.find(({ name }) => name === 'AdministratorAccess')
    const shard = shards.get(`managed-policies/documents/${administrator?.shard}.json`)
    expect(shard?.get('AdministratorAccess')).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
    })
    expect(accessLevelOf(index, 'iam:CreatePolicyVersion')).toBe('Permissions management')
  })
})

describe('the size of the catalog', () => {
  const shared = chunksOf('managed-policies/documents').filter((path) => /\/[0-9a-f]{2}\.json$/.test(path))

  it.each([
    ['the index', ['index.json'], 130],
    ['the global keys', ['global-keys.json'], 3],
    ['a service', chunksOf('services'), 25],
    ['the index of policies', ['managed-policies/index.json'], 45],
    ['a shard of policies', shared, 14],
    ['a long policy', chunksOf('managed-policies/documents'), 35],
  ])('keeps %s within its budget of compressed kB', (_, paths, budget) => {
    expect(paths.filter((path) => compressed(path) > budget)).toEqual([])
  })

  it('adds at most 7.5 MB and 700 files to the site', () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    const sizes = files.map((entry) => statSync(join(entry.parentPath, entry.name)).size)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(7_500_000)
    expect(files.length).toBeLessThan(700)
  })

  it('adds nothing to the first load: no source imports a chunk, and the page names none', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
      .map((name) => join('src', name))
    const importing = [...sources, 'index.html'].filter((file) =>
      /(?:from|import\(?|href=|src=)\s*["'][^"']*catalog\/[^"']*\.json/.test(readFileSync(file, 'utf8')),
    )
    expect(importing).toEqual([])
  })
})
