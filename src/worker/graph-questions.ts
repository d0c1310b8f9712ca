import type { Pace } from '#graph/questions/in-pieces.ts'
import type { Scene } from '#graph/relations/scene.ts'
import type { TrustProgress } from '#graph/trust.ts'
import type { Workspace } from '#model/workspace.ts'

import type { Draft } from './contract.ts'
import type { Course, EngineApi } from './serve.ts'

/** Questions on the graph of all relations. Each begins with the trust relation, of which what no change touched is kept. */
type GraphQuestions = Pick<
  EngineApi,
  'relations' | 'edgeReason' | 'paths' | 'reachFrom' | 'outsiders' | 'cycles' | 'unassumable' | 'cuts'
>

/** `now`: the workspace under drafts; `sceneOf`: with its trust relation. */
export function graphQuestions(
  now: (drafts: readonly Draft[]) => Workspace,
  sceneOf: (workspace: Workspace, pace: Pace<TrustProgress>) => Promise<Scene>,
): GraphQuestions {
  return {
    relations: async ({ drafts, ...question }, course) => {
      const scene = await sceneOf(now(drafts), silent(course))
      return (await import('#graph/relations/ask-graph.ts')).askRelations(scene, question, paced(course))
    },
    reachFrom: async ({ drafts, ...question }, course) => {
      const scene = await sceneOf(now(drafts), silent(course))
      return (await import('#graph/relations/ask-graph.ts')).askReach(scene, question, paced(course))
    },
    edgeReason: async ({ edge, drafts }, course) => {
      const { workspace, memo } = await sceneOf(now(drafts), paced(course))
      return (await import('#graph/trust.ts')).withReason(workspace, edge, memo)
    },
    paths: async ({ drafts, ...question }, course) => {
      const scene = await sceneOf(now(drafts), paced(course))
      return (await import('#graph/relations/ask-graph.ts')).askPaths(scene, question, paced(course))
    },
    outsiders: async ({ drafts }, course) => {
      const scene = await sceneOf(now(drafts), paced(course))
      return (await import('#graph/relations/outsiders.ts')).outsidersIn(scene)
    },
    cycles: async ({ drafts }, course) => {
      const scene = await sceneOf(now(drafts), paced(course))
      return (await import('#graph/relations/cycles.ts')).cyclesIn(scene)
    },
    unassumable: async ({ drafts }, course) => {
      const scene = await sceneOf(now(drafts), paced(course))
      return (await import('#graph/relations/unassumable.ts')).unassumableIn(scene)
    },
    cuts: async ({ drafts, ...question }, course) => {
      const scene = await sceneOf(now(drafts), silent(course))
      return (await import('#graph/relations/cuts.ts')).askCuts(scene, question, paced(course))
    },
  }
}

/** The clock is the worker's to give. */
function paced<P>(course: Course<P>): Pace<P> {
  return { ...course, now: () => performance.now() }
}

/** Gives way, and tells nothing: the pieces of the answer are of another kind. */
function silent({ giveWay }: Pick<Course<never>, 'giveWay'>): Pace<TrustProgress> {
  return { giveWay, report: () => undefined, now: () => performance.now() }
}
