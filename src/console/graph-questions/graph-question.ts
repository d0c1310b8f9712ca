import { readAsk } from '#console/parts/asking/ask-grammar.ts'
import { changeableMeant, roleMeant, targetMeant, whoIsMeant } from '#console/parts/asking/resolve-names.ts'
import type { GraphQuestionKind } from '#console/parts/hrefs.ts'
import { ok, refused, type Result } from '#engine/result.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'
import type { Workspace } from '#model/workspace.ts'

/** A question on the graph. `from` and `to` are ids of nodes, or what was typed for them. */
export type GraphQuestion = {
  readonly ask: GraphQuestionKind
  readonly from: string
  readonly to: string
  /** How long a way may be. */
  readonly hops: number
}

/** Which ends each question names, and how it is put. */
export const questions: Readonly<
  Record<GraphQuestionKind, { readonly label: string; readonly ends: readonly ('from' | 'to')[] }>
> = {
  paths: { label: 'How does … get to …?', ends: ['from', 'to'] },
  reach: { label: 'What can … reach?', ends: ['from'] },
  'who-reaches': { label: 'Who can reach …?', ends: ['to'] },
  outsiders: { label: 'Which roles can outsiders reach?', ends: [] },
  cycles: { label: 'Which roles can become one another?', ends: [] },
  unassumable: { label: 'Which roles can nobody assume?', ends: [] },
  passes: { label: 'Which roles can … pass to a service?', ends: ['from'] },
  'who-passes': { label: 'Who can pass … to a service?', ends: ['to'] },
  changes: { label: 'What can … change?', ends: ['from'] },
  'who-changes': { label: 'Who can change …?', ends: ['to'] },
  cut: { label: 'What would cut … from …?', ends: ['from', 'to'] },
}

/** The kind of that name. */
export function kindOf(text: string | null): GraphQuestionKind | null {
  return text !== null && isKind(text) ? text : null
}

function isKind(text: string): text is GraphQuestionKind {
  return Object.hasOwn(questions, text)
}

/** A question in one line; null where it is none that the graph answers. */
export function readLine(text: string, hops: number): GraphQuestion | null {
  const asked = readAsk(text)
  if (asked === null) return null
  switch (asked.kind) {
    case 'how-reach':
      return { ask: 'paths', from: asked.who, to: asked.role, hops }
    case 'reach':
    case 'passes':
    case 'changes':
      return { ask: asked.kind, from: asked.who, to: '', hops }
    case 'who-reaches':
    case 'who-passes':
    case 'who-changes':
      return { ask: asked.kind, from: '', to: asked.target, hops }
    case 'who-can-assume':
      return { ask: 'who-reaches', from: '', to: asked.role, hops }
    case 'cut':
      return { ask: 'cut', from: asked.who, to: asked.target, hops }
    case 'outsiders':
    case 'cycles':
    case 'unassumable':
      return { ask: asked.kind, from: '', to: '', hops }
    case 'can':
    case 'who-can':
    case 'what-can':
      return null
  }
}

export type EndProblem = { readonly field: 'from' | 'to'; readonly sentence: string }

/** The question with ids in place of names. Refused where a name stands for nothing. */
export function resolved(
  { ask, from, to, hops }: GraphQuestion,
  graph: TrustGraph,
  workspace: Workspace,
): Result<GraphQuestion, EndProblem> {
  const { ends } = questions[ask]
  const nodes = ofWorkspaceAlone.has(ask) ? [] : graph.nodes
  const start = ends.includes('from') ? idOf(nodes, from, whoIsMeant(workspace, from)) : ''
  if (start === null) return refused({ field: 'from', sentence: missing(from, 'a user or role') })
  const meant = ask === 'who-passes' ? roleMeant : ask === 'who-changes' ? changeableMeant : targetMeant
  const end = ends.includes('to') ? idOf(nodes, to, meant(workspace, to)) : ''
  if (end === null)
    return refused({ field: 'to', sentence: missing(to, farEnds[ask] ?? 'a role or resource') })
  return ok({ ask, from: start, to: end, hops })
}

/** What these come to of somebody outside the workspace can't be told. */
const ofWorkspaceAlone: ReadonlySet<GraphQuestionKind> = new Set([
  'passes',
  'who-passes',
  'changes',
  'who-changes',
])

const farEnds: Readonly<Partial<Record<GraphQuestionKind, string>>> = {
  'who-passes': 'a role',
  'who-changes': 'a user, group, role, policy or resource',
}

function idOf(
  nodes: TrustGraph['nodes'],
  typed: string,
  meant: readonly { readonly id: string }[],
): string | null {
  const text = typed.trim()
  if (text === '') return null
  const held = nodes.find(({ id }) => id === text)
  return held?.id ?? meant[0]?.id ?? nodes.find(({ name }) => name === text)?.id ?? null
}

function missing(typed: string, what: string): string {
  return typed.trim() === '' ? `Name ${what}.` : `Nothing here is called “${typed.trim()}”.`
}
