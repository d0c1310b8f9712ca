import { graphFormats, type GraphFormat } from '#interchange/export-graph/export-graph.ts'

export type ChosenFormat = 'svg' | 'png' | GraphFormat

type Wording = { readonly name: string; readonly meaning: string }

/** What the formats are called and are for, pictures first. */
export const formatWords: Readonly<Record<ChosenFormat, Wording>> = {
  svg: { name: 'SVG picture', meaning: 'Sharp at any size, for pages and documents.' },
  png: { name: 'PNG picture', meaning: 'For chats, slides and wikis that take no SVG.' },
  mermaid: { name: 'Mermaid', meaning: 'A flowchart as text, as READMEs and wikis draw it.' },
  dot: { name: 'DOT', meaning: 'For Graphviz.' },
  graphml: { name: 'GraphML', meaning: 'For yEd, Gephi and other tools for graphs.' },
  json: { name: 'JSON', meaning: 'Nodes and edges with their reasons, for programs.' },
}

/** The format of that name; SVG where there is none. */
export function formatOf(text: string): ChosenFormat {
  return text === 'png' ? text : (graphFormats.find((format) => format === text) ?? 'svg')
}
