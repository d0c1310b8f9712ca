import type { WayLength } from '#console/parts/asking/ask-tail.ts'
import { changeableMeant, roleMeant, targetMeant, whoIsMeant } from '#console/parts/asking/resolve-names.ts'
import type { GraphQuestionKind } from '#console/parts/hrefs.ts'
import { ok, refused, type Result } from '#engine/result.ts'
import type { TrustGraph } from '#graph/trust-graph.ts'
import type { Group, ManagedPolicy, Resource, Role, User } from '#model/entities/entity.ts'
import type { Workspace } from '#model/workspace.ts'

/** A question on the graph. `from` and `to` are ids of nodes, or what was typed for them. */
export type GraphQuestion = {
  readonly ask: GraphQuestionKind
  readonly from: string
  readonly to: string
  /** How long a way may be, where one is asked about. */
  readonly hops: WayLength
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

/** How long a way may be where nobody says. */
export const usualHops = 4

/** Are ways of a length asked about? */
export function hasLength(ask: GraphQuestionKind): boolean {
  return ask === 'paths' || ask === 'cut'
}

/** The kind of that name. */
export function kindOf(text: string | null): GraphQuestionKind | null {
  return text !== null && isKind(text) ? text : null
}

function isKind(text: string): text is GraphQuestionKind {
  return Object.hasOwn(questions, text)
}

export type EndProblem = { readonly field: 'from' | 'to'; readonly sentence: string }

/** Who or what may be meant by a name that is typed for an end. */
export function endMeant(
  ask: GraphQuestionKind,
  field: EndProblem['field'],
  typed: string,
  workspace: Workspace,
): readonly (User | Group | Role | ManagedPolicy | Resource)[] {
  if (field === 'from') return whoIsMeant(workspace, typed)
  const meant = ask === 'who-passes' ? roleMeant : ask === 'who-changes' ? changeableMeant : targetMeant
  return meant(workspace, typed)
}

/** The question with ids in place of names. Refused where a name stands for nothing. */
export function resolved(
  { ask, from, to, hops }: GraphQuestion,
  graph: TrustGraph,
  workspace: Workspace,
): Result<GraphQuestion, EndProblem> {
  const { ends } = questions[ask]
  const nodes = ofWorkspaceAlone.has(ask) ? [] : graph.nodes
  const start = ends.includes('from') ? idOf(nodes, from, endMeant(ask, 'from', from, workspace)) : ''
  if (start === null) return refused({ field: 'from', sentence: missing(from, 'a user or role') })
  const end = ends.includes('to') ? idOf(nodes, to, endMeant(ask, 'to', to, workspace)) : ''
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
