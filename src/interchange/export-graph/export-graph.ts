import { administratorsIn, marked } from '#graph/escalation/administrators.ts'
import { accountsToTell } from '#graph/picture/accounts-to-tell.ts'
import { isStructural } from '#graph/structural.ts'
import type { TrustEdge, TrustGraph, TrustNode } from '#graph/trust-graph.ts'
import { trustGraphOf } from '#graph/trust.ts'
import type { Workspace } from '#model/workspace.ts'

import type { ExportedFiles } from '../exported-file.ts'
import { xmlText } from './xml-text.ts'

/** How a graph can be written as text. */
export const graphFormats = ['dot', 'mermaid', 'graphml', 'json'] as const
export type GraphFormat = (typeof graphFormats)[number]

/** The trust relation of `workspace` in one of the languages for graphs. */
export function exportTrust(format: GraphFormat, workspace: Workspace): ExportedFiles {
  return exportGraph(format, marked(trustGraphOf(workspace), administratorsIn(workspace)), [])
}

/**
 * `graph`, or the part of one, as a file. All that a state or a condition says stands in it, in each of the formats. `drafts` names
 * the documents that decide in it though they are not applied: whoever reads the file must not take it for what is.
 */
export function exportGraph(
  format: GraphFormat,
  graph: TrustGraph,
  drafts: readonly string[],
): ExportedFiles {
  switch (format) {
    case 'dot':
      return dotOf(graph, drafts)
    case 'mermaid':
      return mermaidOf(graph, drafts)
    case 'graphml':
      return graphmlOf(graph, drafts)
    case 'json':
      return jsonOf(graph, drafts)
  }
}

/** What is said of drafts where a format has room for a remark; none where there are none. */
function draftRemark(drafts: readonly string[]): readonly string[] {
  if (drafts.length === 0) return []
  return [`drafts that are not applied are drawn: ${drafts.join(', ').replaceAll(/[\s{}]+/g, ' ')}`]
}

/** Nodes and edges as they are: see `who-can-assume` for what the fields mean. */
function jsonOf({ nodes, edges, hidden }: TrustGraph, drafts: readonly string[]): ExportedFiles {
  const counted = hidden === undefined ? {} : { hidden }
  const drafted = drafts.length === 0 ? {} : { drafts }
  const text = JSON.stringify({ rolescapeGraph: 1, ...drafted, nodes, edges, ...counted }, null, 2)
  return file('trust.json', 'application/json', [text])
}

/** In Graphviz's language. Half edges are dotted, conditional ones dashed. */
function dotOf({ nodes, edges }: TrustGraph, drafts: readonly string[]): ExportedFiles {
  const accounts = accountsToTell(nodes)
  const lines = [
    ...nodes.map((node) => {
      const { id, name } = node
      const label = [name, whatOf(node), accounts.get(id) ?? []].flat().join('\n')
      return `  ${quoted(id)} [label=${quoted(label)}];`
    }),
    ...edges.map((edge) => {
      const { from, to } = edge
      return `  ${quoted(from)} -> ${quoted(to)} [label=${quoted(labelOf(edge))}, style=${styleOf(edge)}];`
    }),
  ]
  return file('trust.dot', 'text/vnd.graphviz', [
    ...draftRemark(drafts).map((remark) => `// ${remark}`),
    'digraph trust {',
    '  rankdir=LR;',
    '  node [shape=box];',
    ...lines,
    '}',
  ])
}

/** As a Mermaid flowchart. Half edges and conditional ones are dotted; the label says which. */
function mermaidOf({ nodes, edges }: TrustGraph, drafts: readonly string[]): ExportedFiles {
  const accounts = accountsToTell(nodes)
  const keys = new Map(nodes.map(({ id }, at) => [id, `n${at}`]))
  const lines = [
    ...nodes.map((node) => {
      const { id, name } = node
      const label = [mermaidText(name), whatOf(node), accounts.get(id) ?? []].flat().join('<br/>')
      return `  ${keys.get(id)}["${label}"]`
    }),
    ...edges.map((edge) => {
      const arrow = edge.state === 'allowed' ? '-->' : '-.->'
      return `  ${keys.get(edge.from)} ${arrow}|"${mermaidText(labelOf(edge))}"| ${keys.get(edge.to)}`
    }),
  ]
  return file('trust.mmd', 'text/vnd.mermaid', [
    'flowchart LR',
    ...draftRemark(drafts).map((remark) => `  %% ${remark}`),
    ...lines,
  ])
}

/** As GraphML, conditions as JSON. */
function graphmlOf({ nodes, edges }: TrustGraph, drafts: readonly string[]): ExportedFiles {
  return file('trust.graphml', 'application/graphml+xml', [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...draftRemark(drafts).map((remark) => `  <desc>${xmlText(remark)}</desc>`),
    ...['name', 'type', 'account', 'administrator'].map((name) => keyElement('node', name)),
    ...['relation', 'note', 'state', 'conditions', 'others', 'besides'].map((name) =>
      keyElement('edge', name),
    ),
    '  <graph id="trust" edgedefault="directed">',
    ...nodes.map(({ id, name, kind, accountId, administrator = '' }) => {
      const what = datum('name', name) + datum('type', kind) + datum('account', accountId ?? '')
      return `    <node id="${xmlText(id)}">${what}${datum('administrator', administrator)}</node>`
    }),
    ...edges.map(({ from, to, kind, note = '', state, conditions, others, besides }) => {
      const asked = conditions.length === 0 ? '' : datum('conditions', JSON.stringify(conditions))
      const ways = others === undefined ? '' : datum('others', JSON.stringify(others))
      const second = besides === undefined ? '' : datum('besides', JSON.stringify(besides))
      const known = asked + ways + second
      const ends = `source="${xmlText(from)}" target="${xmlText(to)}"`
      const said = datum('relation', kind) + datum('note', note) + datum('state', state) + known
      return `    <edge ${ends}>${said}</edge>`
    }),
    '  </graph>',
    '</graphml>',
  ])
}

function keyElement(of: string, name: string): string {
  return `  <key id="${name}" for="${of}" attr.name="${name}" attr.type="string"/>`
}

function file(name: string, mediaType: string, lines: readonly string[]): ExportedFiles {
  return [{ name, mediaType, text: `${lines.join('\n')}\n`, notes: [] }]
}

/** Its kind, and that its policies allow everything in its account, within denials of its organization or without. */
function whatOf({ kind, administrator }: TrustNode): string {
  if (administrator === undefined) return kind
  return `${kind}, ${administrator === 'limited' ? 'administrator within limits' : 'administrator'}`
}

function labelOf({ kind, note, state }: TrustGraph['edges'][number]): string {
  const said = note === undefined || note === '' ? kind : `${kind}: ${note}`
  return isStructural(kind) ? kind : `${said}, ${state}`
}

function styleOf({ state }: TrustEdge): string {
  if (state === 'allowed') return 'solid'
  return state === 'conditional' ? 'dashed' : 'dotted'
}

function datum(key: string, text: string): string {
  return text === '' ? '' : `<data key="${key}">${xmlText(text)}</data>`
}

function quoted(text: string): string {
  return `"${text
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll('\n', String.raw`\n`)}"`
}

/** Mermaid takes `#…;` for a code of its own, beside those of HTML. */
function mermaidText(text: string): string {
  return xmlText(text.replaceAll(/\s+/g, ' ').replaceAll('#', '#35;'))
}
