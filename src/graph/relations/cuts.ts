import { inPieces, type Pace } from '../questions/in-pieces.ts'
import { isAccess } from '../reach.ts'
import type { TrustEdge, TrustGraph } from '../trust-graph.ts'
import { trustGraphOf } from '../trust.ts'
import { hopsBetween, smallestCuts } from './cut-search.ts'
import type { Cut, CutAnswer, CutPart, CutPiece, CutQuestion } from './graph-question.ts'
import { shortestWay, shortestWays } from './hops.ts'
import { hopsToEnd } from './paths.ts'
import { draftsWithout, without } from './removal.ts'
import type { Scene } from './scene.ts'

type Step =
  | { readonly kind: 'tried'; readonly tried: number }
  | { readonly kind: 'cut'; readonly cut: Cut }
  | { readonly kind: 'answer'; readonly answer: CutAnswer }

/**
 * The fewest statements to take out of policies so that no way is left from one node to an end, over any number of hops. Each
 * proposal is proved: the relation is found anew in the workspace without them, and has no way.
 */
export function* cutSteps(scene: Scene, question: CutQuestion): Generator<Step, void, undefined> {
  const { workspace } = scene
  const { from } = question
  const asked = { ...question, longest: Infinity, isCertain: false }
  const { hops: all, to, goal } = yield* paused(hopsToEnd(scene, asked), 0)
  const hops = hopsBetween(all, from, to)
  if (from === to || shortestWay(hops, from, to) === undefined) {
    const comesBack = from === to && all.to(to).some((hop) => shortestWay(all, from, hop.from) !== undefined)
    yield { kind: 'answer', answer: { kind: comesBack ? 'same-ends' : 'no-way' } }
    return
  }
  const search = smallestCuts({ workspace, hops, from, to, goal })
  let next = search.next()
  let tried = 0
  for (; next.done !== true; next = search.next()) {
    ;({ tried } = next.value)
    yield { kind: 'tried', tried }
  }
  const { cuts: found, end } = next.value
  if (end === 'uncuttable') {
    yield { kind: 'answer', answer: { kind: 'uncuttable' } }
    return
  }
  const cuts: Cut[] = []
  for (const parts of found) {
    const cut = yield* paused(proved(scene, question, parts), tried)
    if (cut === null) continue
    cuts.push(cut)
    yield { kind: 'cut', cut }
  }
  cuts.sort((a, b) => a.besides - b.besides)
  yield { kind: 'answer', answer: cuts.length === 0 ? { kind: 'given-up' } : { kind: 'cut', cuts } }
}

/** Work that pauses, as steps that say how many were tried before. */
function* paused<Value>(
  work: Generator<null, Value, undefined>,
  tried: number,
): Generator<Step, Value, undefined> {
  for (;;) {
    const next = work.next()
    if (next.done === true) return next.value
    yield { kind: 'tried', tried }
  }
}

/** The proposal, where the workspace without its parts has no way left; with what else would go. */
function* proved(
  scene: Scene,
  question: CutQuestion,
  parts: readonly CutPart[],
): Generator<null, Cut | null, undefined> {
  const after = without(scene.workspace, parts)
  const graph = trustGraphOf(after, scene.memo)
  const asked = { ...question, longest: Infinity, isCertain: false }
  const { hops, to } = yield* hopsToEnd({ ...scene, workspace: after, graph }, asked)
  if (shortestWay(hops, question.from, to) !== undefined) return null
  return {
    parts,
    drafts: draftsWithout(scene.workspace, parts),
    besides: yield* lostBesides(scene, question, { graph, to }),
  }
}

/** Assumptions that are no longer there, or no longer certain, less those that lie on the ways that were to be cut. */
function* lostBesides(
  scene: Scene,
  question: CutQuestion,
  { graph, to }: { readonly graph: TrustGraph; readonly to: string },
): Generator<null, number, undefined> {
  const left = new Map(graph.edges.map((edge) => [edge.id, edge.state]))
  const isLost = (edge: TrustEdge) =>
    isAccess(edge) && left.get(edge.id) !== edge.state && left.get(edge.id) !== 'allowed'
  const { hops } = yield* hopsToEnd(scene, { ...question, longest: Infinity, isCertain: false })
  const between = hopsBetween(hops, question.from, to)
  const onWays = new Set(
    [question.from, ...shortestWays(between, question.from).keys()].flatMap((id) =>
      between.from(id).map((hop) => hop.id),
    ),
  )
  return scene.graph.edges.filter((edge) => isLost(edge) && !onWays.has(edge.id)).length
}

/** The same, brought in pieces: proposals as they are proved. */
export async function askCuts(scene: Scene, question: CutQuestion, pace: Pace<CutPiece>): Promise<CutAnswer> {
  let answer: CutAnswer = { kind: 'no-way' }
  let tried = 0
  let cuts: Cut[] = []
  await inPieces(
    cutSteps(scene, question),
    {
      add: (step) => {
        if (step.kind === 'tried') ({ tried } = step)
        else if (step.kind === 'cut') cuts.push(step.cut)
        else ({ answer } = step)
      },
      take: () => {
        const piece = { cuts, tried }
        cuts = []
        return piece
      },
    },
    pace,
  )
  return answer
}
