import { inPieces, inTurns, type Pace } from '../questions/in-pieces.ts'
import type {
  PathsAnswer,
  PathsQuestion,
  ReachAnswer,
  ReachPiece,
  ReachQuestion,
  RelationsAnswer,
  RelationsPiece,
  RelationsQuestion,
} from './graph-question.ts'
import { pathTurns } from './paths.ts'
import { reachTurns } from './reach-from.ts'
import { endsOf, nodesNamed } from './relation-nodes.ts'
import type { Relation, RelationNode } from './relation.ts'
import { relationsOf } from './relations-of.ts'
import type { Scene } from './scene.ts'

/** The relations in focus, brought in pieces. */
export async function askRelations(
  scene: Scene,
  question: RelationsQuestion,
  pace: Pace<RelationsPiece>,
): Promise<RelationsAnswer> {
  let [done, total, found] = [0, 0, 0]
  let relations: Relation[] = []
  const seen = new Set<string>()
  const { focus } = question
  const ends = focus.direction === 'between' ? [focus.from, focus.to] : [focus.id]
  const unseen = (ids: readonly string[]) => ids.filter((id) => !seen.has(id) && seen.add(id))
  await inPieces(
    relationsOf(scene, question),
    {
      add: (step) => {
        done += 1
        ;({ total } = step)
        found += step.relations.length
        relations.push(...step.relations)
      },
      take: () => {
        const ids = unseen(done === 0 ? endsOf(relations) : [...ends, ...endsOf(relations)])
        const nodes = nodesNamed(scene.workspace, scene.graph, ids)
        const piece = { relations, nodes, done, total }
        relations = []
        return piece
      },
    },
    pace,
  )
  const isKnown = (id: string) =>
    scene.workspace.entities.has(id) || scene.graph.nodes.some((node) => node.id === id)
  return { isThere: ends.every(isKnown), found }
}

/** The ways from one to another, letting messages in meanwhile. */
export async function askPaths(
  scene: Scene,
  question: PathsQuestion,
  pace: Pick<Pace<never>, 'giveWay' | 'now'>,
): Promise<PathsAnswer> {
  return inTurns(pathTurns(scene, question), pace)
}

/** What somebody could get to, brought in pieces. */
export async function askReach(
  scene: Scene,
  question: ReachQuestion,
  pace: Pace<ReachPiece>,
): Promise<ReachAnswer> {
  let [done, total, roles, resources, unknown] = [0, 0, 0, 0, 0]
  let reached: ReachPiece['reached'][number][] = []
  let nodes = new Map<string, RelationNode>()
  await inPieces(
    reachTurns(scene, question),
    {
      add: (step) => {
        if (step === null) return
        if (done === 0) roles = step.reached.length
        else resources += step.reached.length
        done += 1
        unknown += step.unknown
        ;({ total } = step)
        reached.push(...step.reached)
        for (const node of step.nodes) nodes.set(node.id, node)
      },
      take: () => {
        const piece = { reached, nodes: [...nodes.values()], done, total }
        reached = []
        nodes = new Map()
        return piece
      },
    },
    pace,
  )
  return { roles, resources, unknown }
}
