import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'

const home = join(import.meta.dirname, '..')
const packages = join(home, 'node_modules')
const components = join(packages, '@cloudscape-design', 'components')
const globalStyles = join(packages, '@cloudscape-design', 'global-styles')

/** The modules of the design system that are never shown here: `without-unused-parts` takes them out. */
export const unusedParts = [
  'app-layout/classic',
  'app-layout/visual-refresh-toolbar/index',
  'split-panel/preferences-modal',
  'button-dropdown/filter',
] as const

/** Files by their path, with their text. */
export type Texts = ReadonlyMap<string, string>

/** What the page is made of before it is bundled: our own sources, and the files of the design system that they reach. */
export type InUse = { readonly ours: Texts; readonly theirs: Texts }

/** Read all that the page is made of. Takes about as long as it takes to read some thousand small files. */
export function readInUse(): InUse {
  const ours = new Map(ourSources().map((path) => [path, readFileSync(path, 'utf8')]))
  const theirs = new Map<string, string>()
  for (const text of ours.values()) {
    for (const name of importedBy(text)) {
      if (name.startsWith('@cloudscape-design/')) reach(fileOf(join(packages, name)), theirs)
    }
  }
  return { ours, theirs }
}

/** Is it code or a stylesheet of the design system, by its path? */
export function isDesignSystem(path: string): boolean {
  return (
    [components, globalStyles].some((folder) => path.startsWith(folder + sep)) && /\.(?:js|css)$/.test(path)
  )
}

function ourSources(): readonly string[] {
  return readdirSync(join(home, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:tsx?|css)$/.test(path) && !path.includes('.test.'))
    .map((path) => join(home, 'src', path))
}

function reach(path: string, met: Map<string, string>): void {
  if (met.has(path) || !isDesignSystem(path)) return
  const text = isUnused(path) ? '' : readFileSync(path, 'utf8')
  met.set(path, text)
  if (path.endsWith('.css')) return
  for (const name of importedBy(text)) if (name.startsWith('.')) reach(fileOf(join(dirname(path), name)), met)
}

const isUnused = (path: string) => unusedParts.some((part) => path === `${join(components, part)}.js`)

function importedBy(text: string): readonly string[] {
  return [...text.matchAll(/\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(([, name = '']) => name)
}

function fileOf(path: string): string {
  const candidates = [path, `${path}.js`, join(path, 'index.js')]
  return candidates.find((candidate) => isDesignSystem(candidate) && existsSync(candidate)) ?? path
}
