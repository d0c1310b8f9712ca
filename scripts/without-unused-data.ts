import { join } from 'node:path'

import type { Plugin } from 'vite'

import { type InUse, isDesignSystem, readInUse } from './design-system-in-use.ts'

type Pick = (text: string, inUse: InUse) => string

/** What of the design system is one piece for all that it can do, by its path, and what a page needs of it. */
const pieces: Readonly<Record<string, Pick>> = {
  'icon/generated/icons.js': iconsInUse,
  'i18n/messages/all.en.js': messagesInUse,
  'internal/base-theme/styles.scoped.css': tokensInUse,
}

/**
 * Every visitor of a page in the design system loads all of its icons, messages and colours. Keep those that our sources
 * and the components that they reach speak of: 20 kB gzipped less of what loads first. Icons have to be written out in
 * our sources, as they are in its own, not put together from parts.
 */
export function withoutUnusedData(): Plugin {
  const met = new Set<string>()
  const dropped = new Set<string>()
  let inUse: InUse | null = null
  return {
    name: 'without-unused-data',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: Object.keys(pieces).map((path) => new RegExp(`/components/${path}$`)) },
      handler(code, id) {
        const piece = Object.keys(pieces).find((path) => id.endsWith(`/components/${path}`)) ?? ''
        met.add(piece)
        inUse ??= readInUse()
        const kept = pieces[piece]?.(code, inUse) ?? code
        const declared = tokensDeclared(kept)
        for (const name of tokensDeclared(code)) if (!declared.has(name)) dropped.add(name)
        return { code: kept, map: null }
      },
    },
    buildEnd(error) {
      if (error !== undefined || this.environment.name !== 'client') return
      const gone = Object.keys(pieces).filter((piece) => !met.has(piece))
      if (gone.length > 0) this.error(`without-unused-data: the design system has no ${gone.join()} any more`)
      const missed = [...this.getModuleIds()].filter(
        (id) => isDesignSystem(id) && inUse?.theirs.has(id) !== true,
      )
      if (missed.length > 0) this.error(`without-unused-data: nobody looked into ${missed.join()}`)
    },
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        const text = output.type === 'chunk' ? output.code : String(output.source)
        const missing = [...tokensRead(text)].filter((name) => dropped.has(name))
        if (missing.length > 0) this.error(`without-unused-data: ${output.fileName} reads ${missing.join()}`)
      }
    },
  }
}

/** Those whose name somebody says in quotes. */
function iconsInUse(text: string, { ours, theirs }: InUse): string {
  const [head = '', ...entries] = text.split(/^(?= {4}"?[a-z0-9-]+"?: )/m)
  const last = entries.pop() ?? ''
  const end = last.indexOf('\n};')
  if (entries.length < 50 || end < 0)
    throw new Error('the icons of the design system are written otherwise now')
  const said = new Set<string>()
  for (const [path, other] of [...ours, ...theirs]) {
    if (path.endsWith('.css') || path.endsWith(join('icon', 'generated', 'icons.js'))) continue
    for (const [, name = ''] of other.matchAll(/['"`]([a-z0-9-]+)['"`]/g)) said.add(name)
  }
  const kept = [...entries, last.slice(0, end + 1)].filter((entry) =>
    said.has(/[a-z0-9-]+/.exec(entry)?.[0] ?? ''),
  )
  return head + kept.join('') + last.slice(end + 1)
}

/** Those of the components that are there. */
function messagesInUse(text: string, { theirs }: InUse): string {
  const asked = new Set<string>()
  for (const other of theirs.values()) {
    for (const [, name = ''] of other.matchAll(/useInternalI18n\('([^']+)'\)/g)) asked.add(name)
  }
  const start = 'export default '
  const all: Record<string, Record<string, Record<string, unknown>>> = JSON.parse(
    text.slice(text.indexOf(start) + start.length).replace(/;\s*$/, ''),
  )
  const kept = mapped(all, (languages) =>
    mapped(languages, (messages) =>
      Object.fromEntries(Object.entries(messages).filter(([name]) => asked.has(name))),
    ),
  )
  return `${start}${JSON.stringify(kept)}`
}

function mapped<From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}

const declaration = /(--[\w-]+)\s*:[^;{}]*(?:;|(?=\}))/g

const tokensDeclared = (text: string) => new Set([...text.matchAll(declaration)].map(([, name = '']) => name))

const tokensRead = (text: string) =>
  new Set([...text.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name = '']) => name))

const listOfTokens = join('internal', 'generated', 'styles', 'tokens.js')

/** Those that a stylesheet or a component reads, or that another token is made of. */
function tokensInUse(text: string, { ours, theirs }: InUse): string {
  const list = [...theirs].find(([path]) => path.endsWith(listOfTokens))?.[1] ?? ''
  const readers = [...ours.values(), ...theirs.values()].filter((reader) => reader !== list)
  const byName = new Set(readers.flatMap((reader) => reader.match(/\btokens\.\w+/g) ?? []))
  const listed = list
    .split('\n')
    .filter((line) => byName.has(`tokens.${/^export var (\w+)/.exec(line)?.[1]}`))
  const read = tokensRead([...readers, ...listed].join('\n'))
  return text.replace(declaration, (whole, name: string) => (read.has(name) ? whole : ''))
}
