import type { TrustEdge, TrustGraph } from '#graph/trust-graph.ts'
import { trustGraphOf } from '#graph/trust.ts'
import type { Workspace } from '#model/workspace.ts'

import type { ExportedFiles } from '../exported-file.ts'

/** The trust relation in Graphviz's language. Half edges are dotted, conditional ones dashed. */
export function exportDot(workspace: Workspace): ExportedFiles {
  const { nodes, edges } = trustGraphOf(workspace)
  const lines = [
    ...nodes.map(({ id, name, kind }) => `  ${quoted(id)} [label=${quoted(`${name}\n${kind}`)}];`),
    ...edges.map((edge) => {
      const { from, to } = edge
      return `  ${quoted(from)} -> ${quoted(to)} [label=${quoted(labelOf(edge))}, style=${styleOf(edge)}];`
    }),
  ]
  return file('trust.dot', 'text/vnd.graphviz', [
    'digraph trust {',
    '  rankdir=LR;',
    '  node [shape=box];',
    ...lines,
    '}',
  ])
}

/** The trust relation as a Mermaid flowchart. Half edges and conditional ones are dotted; the label says which. */
export function exportMermaid(workspace: Workspace): ExportedFiles {
  const { nodes, edges } = trustGraphOf(workspace)
  const keys = new Map(nodes.map(({ id }, at) => [id, `n${at}`]))
  const lines = [
    ...nodes.map(({ id, name, kind }) => `  ${keys.get(id)}["${entities(name)}<br/>${kind}"]`),
    ...edges.map((edge) => {
      const arrow = edge.state === 'allowed' ? '-->' : '-.->'
      return `  ${keys.get(edge.from)} ${arrow}|"${labelOf(edge)}"| ${keys.get(edge.to)}`
    }),
  ]
  return file('trust.mmd', 'text/vnd.mermaid', ['flowchart LR', ...lines])
}

/** The trust relation as GraphML, conditions as JSON. */
export function exportGraphml(workspace: Workspace): ExportedFiles {
  const { nodes, edges } = trustGraphOf(workspace)
  return file('trust.graphml', 'application/graphml+xml', [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...['name', 'type', 'account'].map((name) => keyElement('node', name)),
    ...['relation', 'state', 'conditions'].map((name) => keyElement('edge', name)),
    '  <graph id="trust" edgedefault="directed">',
    ...nodes.map(({ id, name, kind, accountId }) => {
      const data = datum('name', name) + datum('type', kind) + datum('account', accountId ?? '')
      return `    <node id="${entities(id)}">${data}</node>`
    }),
    ...edges.map(({ from, to, kind, state, conditions }) => {
      const known = conditions.length === 0 ? '' : datum('conditions', JSON.stringify(conditions))
      const ends = `source="${entities(from)}" target="${entities(to)}"`
      return `    <edge ${ends}>${datum('relation', kind)}${datum('state', state)}${known}</edge>`
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

function labelOf({ kind, state }: TrustGraph['edges'][number]): string {
  return kind === 'member' ? kind : `${kind}, ${state}`
}

function styleOf({ state }: TrustEdge): string {
  if (state === 'allowed') return 'solid'
  return state === 'conditional' ? 'dashed' : 'dotted'
}

function datum(key: string, text: string): string {
  return text === '' ? '' : `<data key="${key}">${entities(text)}</data>`
}

function quoted(text: string): string {
  return `"${text
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll('\n', String.raw`\n`)}"`
}

/** As XML writes it, which Mermaid reads too. */
function entities(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
