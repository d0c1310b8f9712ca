import { longestWay } from '#console/parts/asking/ask-tail.ts'
import { actionsFor } from '#console/parts/graph-tools/actions-for.ts'
import { edgeOf, nodeOf } from '#console/parts/graph-tools/relation-lines.ts'
import { engine } from '#console/state/engines.ts'
import type { Focus, PathsAnswer } from '#graph/relations/graph-question.ts'
import type { Relation, RelationNode } from '#graph/relations/relation.ts'
import type { TrustGraph, TrustNode } from '#graph/trust-graph.ts'
import type { ManagedPolicy, Resource } from '#model/entities/entity.ts'
import type { AccountId } from '#model/entities/names.ts'
import { entitiesOf, entityOf, type Workspace } from '#model/workspace.ts'
import type { Draft } from '#worker/contract.ts'

import { type AnswerRow, type Found, isUnknown } from './answer-row.ts'
import type { GraphQuestion } from './graph-question.ts'
import { mostRows, whoReaches } from './who-reaches.ts'

export type Asking = {
  readonly workspace: Workspace
  readonly graph: TrustGraph
  readonly drafts: readonly Draft[]
  readonly signal: AbortSignal
}

/** Ways that are told of one question. */
const mostWays = 50

/** Ask the engine; every hop comes with its reason. */
export async function findAnswer(question: GraphQuestion, asking: Asking): Promise<Found> {
  const answer = await answerTo(question, asking)
  const nodes = new Map(answer.nodes)
  for (const { id, administrator } of asking.graph.nodes) {
    const node = administrator === undefined ? undefined : nodes.get(id)
    if (node !== undefined && administrator !== undefined) nodes.set(id, { ...node, administrator })
  }
  for (const id of [question.from, question.to]) {
    const node = nodes.has(id) || id === '' ? null : endNode(id, asking)
    if (node !== null) nodes.set(id, node)
  }
  return { ...answer, nodes }
}

/** Whoever is asked about has a name, though no way leads there. */
function endNode(id: string, { graph, workspace }: Asking): TrustNode | null {
  const held = graph.nodes.find((node) => node.id === id)
  if (held !== undefined) return held
  const entity =
    entityOf(workspace, 'user', id) ??
    entityOf(workspace, 'role', id) ??
    entityOf(workspace, 'group', id) ??
    entityOf(workspace, 'policy', id) ??
    entityOf(workspace, 'resource', id)
  if (entity === undefined) return null
  const { kind, name } = entity
  const accountId = entity.kind === 'policy' ? ownerOf(entity) : entity.accountId
  return { id, kind, name, accountId, entity: id }
}

/** AWS's own policies are of no account. */
function ownerOf({ owner }: ManagedPolicy): AccountId | null {
  return owner === 'aws' ? null : owner
}

async function answerTo(question: GraphQuestion, asking: Asking): Promise<Found> {
  const { drafts, signal } = asking
  const worker = engine('analysis')
  switch (question.ask) {
    case 'paths':
      return waysBetween(question, asking)
    case 'reach':
      return reachOf(question.from, asking)
    case 'who-reaches':
      return whoGetsTo(question.to, asking)
    case 'passes':
      return direct('pass', { direction: 'from', id: question.from }, asking)
    case 'who-passes':
      return direct('pass', { direction: 'to', id: question.to }, asking)
    case 'changes':
      return direct('change', { direction: 'from', id: question.from }, asking)
    case 'who-changes':
      return direct('change', { direction: 'to', id: question.to }, asking)
    case 'cut':
      return cutsBetween(question, asking)
    case 'outsiders': {
      const { roles, nodes } = await worker.ask('outsiders', { drafts }, signal)
      const rows = roles.flatMap(({ role, by }) =>
        by.map(({ outsider, path }) => row(outsider, role, path.hops, '')),
      )
      return found(rows, nodes)
    }
    case 'cycles': {
      const { cycles, nodes } = await worker.ask('cycles', { drafts }, signal)
      const rows = cycles.map(({ members, hops }) => {
        const [first = ''] = members
        return row(first, first, hops, members.length === 1 ? 'becomes itself' : `${members.length} roles`)
      })
      return found(rows, nodes)
    }
    case 'unassumable': {
      const { roles, nodes } = await worker.ask('unassumable', { drafts }, signal)
      return found(
        roles.map(({ role, why, halves }) =>
          Object.assign(row(role, role, halves, whyWords[why]), { isNoWay: true as const }),
        ),
        nodes,
      )
    }
  }
}

const whyWords = {
  'nobody-trusted': 'its trust policy lets in nobody who is there',
  'at-odds': 'it trusts somebody who may make the call, but no call meets the conditions of both sides',
  over: 'the time for which somebody could is over',
  'kept-out': 'its conditions or denials keep out everybody it trusts who may make the call',
  'not-permitted': 'whom it trusts may not make the call',
  unknown: 'something that bears on it can’t be read',
} as const

async function waysBetween({ from, to, hops }: GraphQuestion, asking: Asking): Promise<Found> {
  const question = {
    from,
    to: { kind: 'node', id: to } as const,
    longest: hops === 'shortest' ? longestWay : hops,
    most: mostWays,
    isCertain: false,
    actions: await actionsFor(resourcesAt(asking.workspace, to)),
    drafts: asking.drafts,
  }
  const answer = await engine('analysis').ask('paths', question, asking.signal)
  const { paths, isComplete } = hops === 'shortest' ? onlyShortest(answer) : answer
  return {
    ...found(
      paths.map((path) => row(from, to, path.hops, '')),
      answer.nodes,
    ),
    isComplete,
  }
}

/** Ways come with the shortest first: where a longer one was told of, all of the shortest were. */
function onlyShortest({ paths, isComplete }: PathsAnswer): Pick<PathsAnswer, 'paths' | 'isComplete'> {
  const fewest = paths[0]?.hops.length ?? 0
  const shortest = paths.filter(({ hops }) => hops.length === fewest)
  return { paths: shortest, isComplete: isComplete || shortest.length < paths.length }
}

async function reachOf(from: string, { workspace, drafts, signal }: Asking): Promise<Found> {
  const rows: AnswerRow[] = []
  const nodes: RelationNode[] = []
  const actions = await actionsFor(entitiesOf(workspace, 'resource'))
  const question = { from, actions, drafts }
  const { unknown } = await engine('analysis').ask('reachFrom', question, signal, (piece) => {
    rows.push(...piece.reached.map(({ id, path }) => row(from, id, path.hops, '')))
    nodes.push(...piece.nodes)
  })
  return { ...found(rows, nodes), untold: unknown }
}

async function whoGetsTo(to: string, { workspace, graph, drafts, signal }: Asking): Promise<Found> {
  const resources = resourcesAt(workspace, to)
  const known = new Map(graph.nodes.map((node) => [node.id, node]))
  if (resources.length === 0) return { ...whoReaches(graph, to, null), nodes: known, cut: null }
  const accesses: Relation[] = []
  const question = {
    focus: { direction: 'to', id: to } as const,
    kinds: ['access'] as const,
    actions: await actionsFor(resources),
    drafts,
  }
  await engine('analysis').ask('relations', question, signal, (piece) => {
    accesses.push(...piece.relations)
    for (const node of piece.nodes) known.set(node.id, named(nodeOf(node), workspace))
  })
  return { ...whoReaches(graph, to, accesses.map(edgeOf)), nodes: known, cut: null }
}

async function cutsBetween(question: GraphQuestion, asking: Asking): Promise<Found> {
  const { from, to } = question
  const { workspace, drafts, signal } = asking
  const ways = await waysBetween(question, asking)
  const actions = await actionsFor(resourcesAt(workspace, to))
  const cut = await engine('analysis').ask(
    'cuts',
    { from, to: { kind: 'node', id: to }, actions, drafts },
    signal,
  )
  return { ...ways, cut }
}

/** Relations of one step, those that are known first. */
async function direct(
  kind: 'pass' | 'change',
  focus: Exclude<Focus, { readonly direction: 'between' }>,
  { drafts, signal }: Asking,
): Promise<Found> {
  const relations: Relation[] = []
  const nodes: RelationNode[] = []
  const question = { focus, kinds: [kind], actions: {}, drafts }
  await engine('analysis').ask('relations', question, signal, (piece) => {
    relations.push(...piece.relations)
    nodes.push(...piece.nodes)
  })
  const rows = relations.map((one) => row(one.from, one.to, [one], ''))
  return found(
    rows.toSorted((a, b) => Number(isUnknown(a)) - Number(isUnknown(b))),
    nodes,
  )
}

/** Root users by the account whose they are: each is called `root`. */
function named(node: TrustNode, workspace: Workspace): TrustNode {
  if (!node.id.endsWith(':root')) return node
  const account = entitiesOf(workspace, 'account').find(({ accountId }) => accountId === node.accountId)
  return { ...node, name: `root of ${account?.name ?? node.accountId}` }
}

function resourcesAt(workspace: Workspace, id: string): readonly Resource[] {
  const resource = entityOf(workspace, 'resource', id)
  return resource === undefined ? [] : [resource]
}

function row(from: string, to: string, hops: readonly Relation[], note: string): AnswerRow {
  const edges = hops.map(edgeOf)
  return {
    id: `${from} ${to} ${edges.map(({ id }) => id).join(' ')}`,
    from,
    to,
    hops: edges,
    note: note || (edges.at(-1)?.note ?? ''),
    covers: hops.at(-1)?.covers ?? 1,
  }
}

function found(rows: readonly AnswerRow[], nodes: readonly RelationNode[]): Found {
  const byId = new Map<string, TrustNode>(nodes.map((node) => [node.id, nodeOf(node)]))
  return { rows: rows.slice(0, mostRows), nodes: byId, isComplete: rows.length <= mostRows, cut: null }
}
