import { describe, expect, it } from 'vitest'

/** How many rules each part of the semantics has: R1.1 to R1.12, R2.1 to R2.19 and so on. */
const sizes = [12, 19, 13, 19, 8, 17, 16, 10, 17, 13]
const rules = sizes.flatMap((size, part) => Array.from({ length: size }, (_, at) => `R${part + 1}.${at + 1}`))

/** Rules without a test of their own, or with a part that no decision can be tested for, each with the reason. */
const notYet: Readonly<Record<string, string>> = {
  'R8.4':
    'AWS names no action for the other tasks (Enterprise support, trusted signers, reverse DNS): no request tells them',
  'R9.8': 'no session is issued with a session policy; the engine weighs those that it is given',
  'R9.12': 'no session is issued with tags, so none are handed on along a chain',
  'R10.9': 'decides the status of a refusal, not whether it is one',
  'R10.12': 'a remark on a policy, not part of a decision',
  'R10.13': 'about comparing with the simulation API, which decides otherwise on purpose',
}

const sources = import.meta.glob<string>('../**/*.test.ts', { eager: true, query: '?raw', import: 'default' })
const vectors = import.meta.glob<readonly { readonly rules: readonly string[] }[]>('./vectors/*.json', {
  eager: true,
  import: 'default',
})

const titled = /['"`](?:\w+ )?(R\d+\.\d+(?: R\d+\.\d+)*)(?=[ '"`])|\((R\d+\.\d+(?:, R\d+\.\d+)*)\)['"`]/g

/** The rules that titles of tests name, at their beginning or in brackets at their end. */
function rulesInTitles(source: string): readonly string[] {
  const lines = source.split('\n').filter((line) => !/^\s*(\*|\/\/)|\brules:/.test(line))
  return [...lines.join('\n').matchAll(titled)].flatMap(
    ([, first = '', last = '']) => `${first} ${last}`.match(/R\d+\.\d+/g) ?? [],
  )
}

function countRules(): ReadonlyMap<string, number> {
  const named = [
    ...Object.entries(sources).flatMap(([path, text]) =>
      path.endsWith('/rules.test.ts') ? [] : rulesInTitles(text),
    ),
    ...Object.values(vectors).flatMap((rows) => rows.flatMap((row) => row.rules)),
  ]
  const counts = new Map<string, number>()
  for (const rule of named) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return counts
}

const counts = countRules()
const table = rules.map((rule) => [rule, counts.get(rule) ?? 0, notYet[rule] ?? ''] as const)

describe('the rules of evaluation', () => {
  it.each(table)('%s -> %d %s', (_rule, tests, reason) => {
    expect(tests > 0 || reason !== '').toBe(true)
  })

  it('are named as they are numbered', () => {
    const named = [...counts.keys(), ...Object.keys(notYet)]
    expect(named.filter((rule) => !rules.includes(rule))).toEqual([])
  })
})
