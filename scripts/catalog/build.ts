import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { parse } from 'valibot'

import { policyChunks } from './policy-chunks.ts'
import { globalKeysChunk, indexChunk, serviceChunk } from './service-chunks.ts'
import { readDependentActions, readJson, readSourceGlobalKeys, readSourceServices } from './service-source.ts'
import { sourcePolicies } from './source-shapes.ts'
import {
  dependentActionsSource,
  policiesSource,
  servicesSource,
  withSources,
  type SourceFolders,
} from './sources.ts'

const target = join(import.meta.dirname, '../../public/catalog')

/** Make `public/catalog` anew. The same sources make the same files, byte for byte. */
export function buildCatalog(): void {
  withSources((folders) => {
    const chunks = new Map<string, string>()
    const services = readSourceServices(folders.services)
    chunks.set('index.json', indexChunk(services, [servicesSource, dependentActionsSource, policiesSource]))
    const dependentActions = readDependentActions(folders.dependentActions)
    for (const service of services) {
      chunks.set(`services/${service.prefix}.json`, serviceChunk(service, dependentActions))
    }
    const globals = readSourceGlobalKeys(folders.services)
    chunks.set('global-keys.json', globalKeysChunk(globals, services))
    const policies = parse(sourcePolicies, readJson(join(folders.policies, 'dist/managedPolicies.json')))
    for (const [name, chunk] of policyChunks(policies)) chunks.set(`managed-policies/${name}`, chunk)
    chunks.set('LICENCES.txt', licences(folders))
    write(chunks)
  })
}

/** The licences of both sources, which go wherever their data go. */
function licences(folders: SourceFolders): string {
  const files = [
    [servicesSource, join(folders.services, 'LICENSE.txt')],
    [policiesSource, join(folders.policies, 'LICENSE')],
  ] as const
  const parts = files.map(([{ name }, path]) => `${name}\n\n${readFileSync(path, 'utf8').trim()}`)
  return ['The data in this folder are made from these packages.', ...parts].join('\n\n')
}

function write(chunks: ReadonlyMap<string, string>): void {
  rmSync(target, { recursive: true, force: true })
  let size = 0
  for (const [path, chunk] of chunks) {
    const file = join(target, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${chunk}\n`)
    size += Buffer.byteLength(chunk) + 1
  }
  console.log(
    `${chunks.size} files, ${(size / 1e6).toFixed(2)} MB in public/catalog: now run the tests of src/catalog`,
  )
}
