import { describe, expect, it } from 'vitest'

/** How many rules each part of the semantics has: R1.1 to R1.12, R2.1 to R2.19 and so on. */
const sizes = [12, 19, 13, 19, 8, 17, 16, 10, 17, 13]
const rules = sizes.flatMap((size, part) => Array.from({ length: size }, (_, at) => `R${part + 1}.${at + 1}`))

/** Where a part of a rule is something that no decision can be tested for, with the reason. */
const inPart: Readonly<Record<string, string>> = {
  'R8.4':
    'AWS names no action for the other tasks (Enterprise support, trusted signers, reverse DNS): no request tells them',
}

const sources = import.meta.glob<string>('../**/*.test.ts', { eager: true, query: '?raw', import: 'default' })
const vectors = import.meta.glob<readonly { readonly rules: readonly string[] }[]>('./vectors/*.json', {
  eager: true,
  import: 'default',
})

const titled = /['"`](?:\w+ )?(R\d+\.\d+(?:,? R\d+\.\d+)*)(?=[ :'"`])|\((R\d+\.\d+(?:, R\d+\.\d+)*)\)['"`]/g

/** The rules that titles of tests name, at their beginning or in brackets at their end. */
function rulesInTitles(source: string): readonly string[] {
  const lines = source.split('\n').filter((line) => !/^\s*(\*|\/\/)|\brules:/.test(line))
  return [...lines.join('\n').matchAll(titled)].flatMap(
    ([, first = '', last = '']) => `${first} ${last}`.match(/R\d+\.\d+/g) ?? [],
  )
}

/** The names of rules in a file of tests or vectors, each time that one is named. */
function namedIn(): readonly (readonly [file: string, rules: readonly string[]])[] {
  return [
    ...Object.entries(sources).map(([path, text]) => [path, rulesInTitles(text)] as const),
    ...Object.entries(vectors).map(([path, rows]) => [path, rows.flatMap((row) => row.rules)] as const),
  ].filter(([path]) => !path.endsWith('/rules.test.ts'))
}

/** `3 in chains.test.ts, 1 in vectors/statements.json`, by rule. */
function testsByRule(): ReadonlyMap<string, string> {
  const found = new Map<string, string[]>()
  for (const [path, named] of namedIn())
    for (const rule of new Set(named)) {
      const count = named.filter((each) => each === rule).length
      const place = `${count} in ${path.replace(/^\.*\/|\.test\.ts$/g, '')}`
      found.set(rule, [...(found.get(rule) ?? []), place])
    }
  return new Map([...found].map(([rule, places]) => [rule, places.join(', ')]))
}

const tests = testsByRule()
const table = rules.map((rule) => [rule, tests.get(rule) ?? 'no test', inPart[rule] ?? ''] as const)

describe('the rules of evaluation', () => {
  it.each(table)('%s -> %s %s', (rule) => {
    expect(tests.has(rule)).toBe(true)
  })

  it('are named as they are numbered', () => {
    const named = [...tests.keys(), ...Object.keys(inPart)]
    expect(named.filter((rule) => !rules.includes(rule))).toEqual([])
  })
})
