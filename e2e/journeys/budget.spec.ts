import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { expect, test } from '@playwright/test'

const dist = join(import.meta.dirname, '..', '..', 'dist')

type Chunk = {
  readonly file: string
  readonly name?: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
  readonly isEntry?: boolean
}

const mostBytes = 360_000

/** What the page asks for at once, though not by a static import. */
const alsoFirst = ['dashboard-screen', 'workspace-file']

function manifest(): Readonly<Record<string, Chunk>> {
  return JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'))
}

/** The files that come with a chunk: itself, its styles, and the same of all that it imports statically. */
function filesOf(chunks: Readonly<Record<string, Chunk>>, name: string, known: Set<string>): Set<string> {
  const chunk = chunks[name]
  if (chunk === undefined || known.has(chunk.file)) return known
  known.add(chunk.file)
  for (const style of chunk.css ?? []) known.add(style)
  for (const imported of chunk.imports ?? []) filesOf(chunks, imported, known)
  return known
}

/** The same of the worker, which has no manifest: by what its text imports. */
function filesOfWorker(name: string, known: Set<string>): void {
  const file = join('assets', name)
  if (known.has(file)) return
  known.add(file)
  const text = readFileSync(join(dist, file), 'utf8')
  for (const [, imported = ''] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g)) {
    filesOfWorker(imported, known)
  }
}

const gzipped = (file: string) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length

test('what loads before Monaco and the graph is at most 360 kB gzipped', () => {
  const chunks = manifest()
  const first = new Set<string>()
  const roots = Object.entries(chunks).filter(
    ([, { isEntry, name = '' }]) => isEntry === true || alsoFirst.includes(name),
  )
  expect(roots.length, 'the page, and what it asks for at once').toBe(1 + alsoFirst.length)
  for (const [name] of roots) filesOf(chunks, name, first)
  const worker = readdirSync(join(dist, 'assets')).find((name) => name.startsWith('engine.worker'))
  expect(worker).toBeDefined()
  filesOfWorker(worker ?? '', first)

  const sizes = [...first]
    .map((file) => ({ file, bytes: gzipped(file) }))
    .toSorted((a, b) => b.bytes - a.bytes)
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
  console.log(`first load: ${Math.round(total / 1000)} kB gzipped in ${sizes.length} files`)
  expect(total, JSON.stringify(sizes.slice(0, 10))).toBeLessThanOrEqual(mostBytes)
})

test('neither Monaco nor the graph nor a font is part of what loads first', () => {
  const chunks = manifest()
  const entry = Object.keys(chunks).find((name) => chunks[name]?.isEntry === true) ?? ''
  const files = [...filesOf(chunks, entry, new Set())]
  expect(files.filter((file) => /monaco|graph|elk|\.woff2/.test(file))).toEqual([])
  const texts = files.map((file) => readFileSync(join(dist, file), 'utf8'))
  expect(texts.filter((text) => text.includes('data:font'))).toEqual([])
})
