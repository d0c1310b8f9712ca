import type { WayLength } from '#console/parts/asking/ask-tail.ts'
import { endsOf, isOfWorkspaceAlone, mostMeant } from '#console/parts/asking/ends-meant.ts'
import { isCalled, type Named, namesMeant } from '#console/parts/asking/names-meant.ts'
import type { GraphQuestionKind } from '#console/parts/hrefs.ts'
import { ok, refused, type Result } from '#engine/result.ts'
import type { TrustGraph, TrustNode } from '#graph/trust-graph.ts'
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

export type Around = { readonly graph: TrustGraph; readonly workspace: Workspace }

/** Who or what may be meant by a name that is typed for an end, best first: of the workspace, or drawn in its graph besides. */
export function endMeant(
  ask: GraphQuestionKind,
  field: EndProblem['field'],
  typed: string,
  { graph, workspace }: Around,
): readonly Named[] {
  const held = endsOf(workspace, ask, field)
  if (isOfWorkspaceAlone(ask)) return namesMeant(held, typed).slice(0, mostMeant)
  const ids = new Set(held.map(({ id }) => id))
  const others = graph.nodes.filter(({ id }) => !ids.has(id)).map(namedNode)
  const outside = field === 'from' ? others : others.filter((one) => isCalled(one, typed))
  return namesMeant([...held, ...outside], typed).slice(0, mostMeant)
}

/** The question with ids in place of names. Refused where a name stands for nothing. */
export function resolved(question: GraphQuestion, around: Around): Result<GraphQuestion, EndProblem> {
  const { ask, from, to, hops } = question
  const { ends } = questions[ask]
  const start = ends.includes('from') ? idOf(endMeant(ask, 'from', from, around)) : ''
  if (start === null) return refused({ field: 'from', sentence: missing(from, 'a user or role') })
  const end = ends.includes('to') ? idOf(endMeant(ask, 'to', to, around)) : ''
  if (end === null)
    return refused({ field: 'to', sentence: missing(to, farEnds[ask] ?? 'a role or resource') })
  if (ask === 'cut' && start === end) return refused({ field: 'to', sentence: 'Name two different ends.' })
  return ok({ ask, from: start, to: end, hops })
}

const namedNodes = new WeakMap<TrustNode, Named>()

function namedNode(node: TrustNode): Named {
  const known = namedNodes.get(node)
  if (known !== undefined) return known
  const { id, name, accountId, kind } = node
  const made = { id, name, accountId, isAccount: kind === 'root' || kind === 'external-account' }
  namedNodes.set(node, made)
  return made
}

const farEnds: Readonly<Partial<Record<GraphQuestionKind, string>>> = {
  'who-passes': 'a role',
  'who-changes': 'a user, group, role, policy or resource',
}

function idOf([first]: readonly Named[]): string | null {
  return first?.id ?? null
}

function missing(typed: string, what: string): string {
  return typed.trim() === '' ? `Name ${what}.` : `Nothing here is called “${typed.trim()}”.`
}
