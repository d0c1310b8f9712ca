import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

import { describe, expect, it } from 'vitest'

const source = import.meta.dirname

/** Who may import whom, and which packages a folder alone may know. `docs/architecture.md` shows the same table. */
const table: Readonly<
  Record<string, { readonly folders: readonly string[]; readonly packages: readonly string[] }>
> = {
  engine: { folders: [], packages: [] },
  catalog: { folders: ['engine'], packages: [] },
  model: { folders: ['engine'], packages: ['valibot'] },
  sessions: { folders: ['engine', 'model'], packages: [] },
  graph: { folders: ['engine', 'model', 'sessions'], packages: ['elkjs'] },
  language: { folders: ['engine', 'model'], packages: ['jsonc-parser'] },
  interchange: { folders: ['engine', 'model', 'graph'], packages: [] },
  persistence: { folders: ['engine', 'model'], packages: ['idb'] },
  worker: {
    folders: ['engine', 'catalog', 'model', 'sessions', 'graph', 'language', 'interchange'],
    packages: [],
  },
  ui: { folders: [], packages: ['react', 'react-dom', '@cloudscape-design'] },
  editor: {
    folders: ['engine', 'language', 'worker', 'ui'],
    packages: ['react', '@cloudscape-design', 'monaco-editor'],
  },
  console: {
    folders: [
      'engine',
      'catalog',
      'model',
      'sessions',
      'graph',
      'language',
      'interchange',
      'persistence',
      'worker',
      'ui',
      'editor',
    ],
    packages: ['react', '@cloudscape-design', '@xyflow/react', 'zustand', '@tanstack/react-query', 'fflate'],
  },
  app: {
    folders: ['model', 'persistence', 'worker', 'ui', 'console'],
    packages: [
      'virtual:accent.css',
      'react',
      'react-dom',
      '@cloudscape-design',
      'wouter',
      'zustand',
      '@tanstack/react-query',
    ],
  },
  cli: {
    folders: [
      'engine',
      'catalog',
      'model',
      'sessions',
      'graph',
      'language',
      'interchange',
      'persistence',
      'worker',
    ],
    packages: ['node'],
  },
  testing: {
    folders: ['engine', 'catalog', 'model', 'sessions', 'graph', 'language', 'interchange', 'worker'],
    packages: [],
  },
}

/** What tests may know besides. */
const testPackages = [
  'vitest',
  'fast-check',
  'fake-indexeddb',
  'node',
  'jsonc-parser',
  'ajv',
  '@cdktn/hcl2json',
  '@valibot/to-json-schema',
]

/** Rooms of the console that every screen may use; screens don't import one another. */
const sharedRooms = new Set(['parts', 'state', 'wording'])

type Import = { readonly file: string; readonly line: number; readonly specifier: string }

/** `… from 'x'` at the end of a line, a bare `import 'x'`, and `import('x')`. */
const importForm = /\bfrom '([^'\s]+)'$|^import '([^'\s]+)'$|\bimport\('([^'\s]+)'\)/gm

function importsOf(file: string): Import[] {
  const text = readFileSync(join(source, file), 'utf8')
  const found: Import[] = []
  for (const match of text.matchAll(importForm)) {
    const line = text.slice(0, match.index).split('\n').length
    found.push({ file, line, specifier: match[1] ?? match[2] ?? match[3] ?? '' })
  }
  return found
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => name.split(sep).join('/'))
const imports = files.filter((file) => file.includes('/')).flatMap(importsOf)

const isScreen = (file: string) => file.endsWith('.tsx')
const isTest = (file: string) => /\.test\.tsx?$/.test(file) || file.startsWith('testing/')
const folderOf = (file: string) => file.split('/')[0] ?? ''

/** `engine/policy/parse.ts` stands in the room `engine/policy`. */
const roomOf = (file: string) => file.split('/').slice(0, -1).slice(0, 2).join('/')

/** The file below `src` that an import names, or null for a package. */
function targetOf({ file, specifier }: Import): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1)
  if (specifier.startsWith('.'))
    return relative(source, join(source, dirname(file), specifier))
      .split(sep)
      .join('/')
  return null
}

function breaks(found: Import): string | null {
  const target = targetOf(found)
  const from = folderOf(found.file)
  const rule = table[from]
  if (rule === undefined) return `${from} is not a folder of the plan`
  if (target === null) {
    const isKnown = (name: string) =>
      found.specifier === name ||
      found.specifier.startsWith(`${name}/`) ||
      found.specifier.startsWith(`${name}:`)
    const allowed = isTest(found.file) ? [...rule.packages, ...testPackages] : rule.packages
    return allowed.some(isKnown) ? null : `${from} may not know the package ${found.specifier}`
  }
  const to = folderOf(target)
  if (to === from) {
    const isSameRoom = roomOf(target) === roomOf(found.file)
    return isSameRoom && found.specifier.startsWith('#')
      ? `an import inside ${roomOf(target)} is written ./`
      : null
  }
  if (!found.specifier.startsWith('#')) return 'an import across folders is written #'
  if (to === 'testing' && isTest(found.file)) return null
  return rule.folders.includes(to) ? null : `${from} may not import ${to}`
}

const asLine = ({ file, line, specifier }: Import, reason: string) =>
  `${file}:${line} '${specifier}': ${reason}`

describe('the architecture', () => {
  it('is kept by every import', () => {
    expect(imports.length).toBeGreaterThan(100)
    const broken = imports.flatMap((found) => {
      const reason = breaks(found)
      return reason === null ? [] : [asLine(found, reason)]
    })
    expect(broken).toEqual([])
  })

  it('keeps screens of the console apart', () => {
    const broken = imports.flatMap((found) => {
      const target = targetOf(found)
      if (folderOf(found.file) !== 'console' || target === null || folderOf(target) !== 'console') return []
      const [, from = ''] = found.file.split('/')
      const [, to = ''] = target.split('/')
      return from === to || sharedRooms.has(to)
        ? []
        : [asLine(found, `${from} may not import the screen ${to}`)]
    })
    expect(broken).toEqual([])
  })

  it('writes every import of our own with its extension', () => {
    const broken = imports.filter(
      (found) => targetOf(found) !== null && !/\.(tsx?|css|json)(\?\w+)?$/.test(found.specifier),
    )
    expect(broken).toEqual([])
  })

  it('has no dumping grounds', () => {
    expect(
      files.filter((file) => /(^|\/)(utils?|helpers?|common|misc|types)(\/|\.tsx?$)/.test(file)),
    ).toEqual([])
  })

  it('names what the design system leaves unnamed: the filters of its lists to choose from, and its pagers', () => {
    const unnamed = files.filter(isScreen).flatMap((file) => {
      const text = readFileSync(join(source, file), 'utf8')
      return [...text.matchAll(/<(?:Select|Multiselect|Pagination)\b.*?\/>/gs)].flatMap(([element]) => {
        const isFiltered = element.includes('filteringType=') && !element.includes('filteringAriaLabel=')
        const isPager = element.startsWith('<Pagination') && !element.includes('paginationLabel:')
        return isFiltered || isPager ? [`${file}: ${element.split('\n')[0] ?? ''}`] : []
      })
    })
    expect(unnamed).toEqual([])
  })
})
