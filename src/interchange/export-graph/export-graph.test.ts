import { describe, expect, it } from 'vitest'

import type { TrustGraph } from '#graph/trust-graph.ts'
import { accountId } from '#model/entities/names.ts'
import { smallCompany } from '#testing/accounts.ts'
import { hostileText, hostileWorkspace } from '#testing/hostile-workspace.ts'

import { exportGraph, exportTrust, graphFormats } from './export-graph.ts'

const hostile: TrustGraph = {
  nodes: ['a', hostileText, ']]>\u0000\uD800'].map((name, at) => ({
    id: `${name}${at}`,
    kind: 'role',
    name,
    accountId: null,
    entity: null,
  })),
  edges: [],
}
const role = (account: string, name: string): TrustGraph['nodes'][number] => ({
  id: `arn:aws:iam::${account}:role/${name}`,
  kind: 'role',
  name,
  accountId: accountId(account),
  entity: null,
})
const textOf = (graph: TrustGraph, format: (typeof graphFormats)[number]) =>
  exportGraph(format, graph, [])[0]?.text ?? ''

describe('a graph as text', () => {
  it.each(graphFormats)('names who may assume what, and how far, in %s', (format) => {
    const text = exportTrust(format, smallCompany())[0]?.text ?? ''
    expect(text).toContain('alice')
    expect(text).toContain('Deploy')
    expect(text).toMatch(/AssumeRole[\s\S]*allowed/)
  })

  it.each([
    ['dot', '"access: Write, Read (conditional), allowed"'],
    ['mermaid', '"access: Write, Read (conditional), allowed"'],
    ['graphml', '<data key="note">Write, Read (conditional)</data>'],
  ] as const)('says of a line what it is for, in %s', (format, said) => {
    const [from, to] = ['a0', `${hostileText}1`]
    const tie = {
      id: 'e',
      from,
      to,
      state: 'allowed',
      reason: 'decided',
      conditions: [],
      sentence: '',
      deciding: [],
    } as const
    const access = { ...tie, kind: 'access', note: 'Write, Read (conditional)' } as const
    expect(textOf({ ...hostile, edges: [access] }, format)).toContain(said)
  })

  it.each(['dot', 'mermaid'] as const)(
    'tells those apart by account who are called alike, in %s',
    (format) => {
      const nodes = [
        role('111111111111', 'Audit'),
        role('222222222222', 'Audit'),
        role('222222222222', 'Other'),
      ]
      const labels = textOf({ ...hostile, nodes }, format).matchAll(
        /"(Audit|Other)(?:<br\/>|\\n)role([^"]*)"/g,
      )
      expect([...labels].map(([, name, rest]) => [name, rest?.replace(/^(?:<br\/>|\\n)/, '')])).toEqual([
        ['Audit', '111111111111'],
        ['Audit', '222222222222'],
        ['Other', ''],
      ])
    },
  )

  it.each([
    ['dot', String.raw`"Boss\nrole, administrator"`, String.raw`"Chief\nrole, administrator within limits"`],
    ['mermaid', '"Boss<br/>role, administrator"', '"Chief<br/>role, administrator within limits"'],
    ['graphml', '<data key="administrator">unlimited</data>', '<data key="administrator">limited</data>'],
    ['json', '"administrator": "unlimited"', '"administrator": "limited"'],
  ] as const)('marks who may do everything, in %s', (format, whole, limited) => {
    const nodes: TrustGraph['nodes'] = [
      { ...role('111111111111', 'Boss'), administrator: 'unlimited' },
      { ...role('111111111111', 'Chief'), administrator: 'limited' },
      role('111111111111', 'Other'),
    ]
    const text = textOf({ nodes, edges: [] }, format)
    expect(text).toContain(whole)
    expect(text).toContain(limited)
  })

  it('comes back from JSON as it was', () => {
    expect(JSON.parse(textOf(hostile, 'json'))).toEqual({ rolescapeGraph: 1, ...hostile })
  })

  it('lets no name end its quotes in DOT', () => {
    const lines = textOf(hostile, 'dot').split('\n')
    const nodes = lines.filter((line) => line.includes('label='))
    expect(nodes).toHaveLength(3)
    for (const line of nodes) {
      expect(line.replaceAll(/"(?:[^"\\]|\\.)*"/g, 'Q')).toBe('  Q [label=Q];')
    }
  })

  it('lets no name become markup or a second line in Mermaid', () => {
    const nodes = textOf(hostile, 'mermaid').trimEnd().split('\n').slice(1)
    expect(nodes).toHaveLength(3)
    for (const line of nodes) expect(line).toMatch(/^ {2}n\d\["(?:[^"<>#]|#35;|<br\/>)*"\]$/)
  })

  it('is well-formed as GraphML, without the characters that XML has no way to write', () => {
    const text = exportTrust('graphml', hostileWorkspace())[0]?.text + textOf(hostile, 'graphml')
    // oxlint-disable-next-line no-control-regex -- these are what XML has no way to write
    expect(text).not.toMatch(/[\u0000-\u0008\uD800-\uDFFF]/u)
    expect(text.replaceAll(/<\/?(?:\?xml|graphml|key|graph|node|edge|data)\b[^<>]*>/g, '')).not.toMatch(
      /[<>]/,
    )
  })
})

it.each(graphFormats)('%s says which drafts that are not applied it was drawn with', (format) => {
  const text = exportGraph(format, { nodes: [], edges: [] }, ['Trust policy of <Old>', 'Policy A'])[0]?.text
  expect(text?.replaceAll('&lt;', '<').replaceAll('&gt;', '>')).toContain('Trust policy of <Old>')
  expect(text).toContain('Policy A')
  expect(exportGraph(format, { nodes: [], edges: [] }, [])[0]?.text).not.toContain('draft')
})
