import type { EscalationMemo } from '#graph/escalation/escalation-memo.ts'
import type { Pace } from '#graph/questions/in-pieces.ts'
import type { Scene } from '#graph/relations/scene.ts'
import type { NumberedGraph, TrustGraph } from '#graph/trust-graph.ts'
import type { TrustMemo } from '#graph/trust-memo.ts'
import type { TrustProgress } from '#graph/trust.ts'
import { askAt } from '#model/ask-at.ts'
import { applyChange } from '#model/change.ts'
import { withDrafts } from '#model/drafts.ts'
import type { Workspace } from '#model/workspace.ts'
import { callerOf } from '#sessions/caller-of.ts'

import type { Ask, Draft, Standpoint } from './contract.ts'
import { graphQuestions } from './graph-questions.ts'
import type { Course, EngineApi } from './serve.ts'

/** Questions over the whole account: each is fetched when it is first asked, streams its answer and can be given up. */
type AccountQuestions = Pick<
  EngineApi,
  | 'trustGraph'
  | 'trustGraphAt'
  | 'trustHubs'
  | 'draftedLines'
  | 'whoCan'
  | 'whoCanChange'
  | 'ways'
  | 'waysUp'
  | 'waysBeside'
  | 'climbersTo'
  | 'wayUpSteps'
  | 'accessMatrix'
  | 'whatCan'
  | 'whatCanOn'
  | 'accessDifference'
  | 'runExpectations'
  | 'whatBroke'
  | 'unreachedStatements'
  | 'explainCaller'
  | 'whatFlips'
  | 'relations'
  | 'edgeReason'
  | 'paths'
  | 'reachFrom'
  | 'outsiders'
  | 'cycles'
  | 'unassumable'
  | 'cuts'
  | 'flipStrip'
>

/** `now`: the workspace under drafts; `held`: as it is stored. */
export function accountQuestions(
  now: (drafts: readonly Draft[]) => Workspace,
  held: () => Workspace,
): AccountQuestions {
  const { trustGraph, sceneOf } = rememberTrust()
  const climbs = rememberWaysUp()
  const at = ({ change, drafts }: Standpoint) =>
    change === null ? now(drafts) : withDrafts(applyChange(held(), change), drafts)
  return {
    ...graphQuestions(now, sceneOf),
    ...escalationQuestions(now, { sceneOf, climbs }),
    ...drawnTrust(now, at, { trustGraph, climbs }),
    draftedLines: draftedLines(trustGraph, now, held),
    whoCan: async ({ ask, drafts }, course) =>
      (await import('#graph/questions/ask-who-can.ts')).askWhoCan(now(drafts), ask, paced(course)),
    whoCanChange: async ({ target, drafts }, course) => {
      const { askWhoCanChange } = await import('#graph/questions/who-can-change.ts')
      return askWhoCanChange(now(drafts), target, paced(course))
    },
    ways: async ({ drafts, ...question }, course) => {
      const workspace = now(drafts)
      const graph = await trustGraph(workspace, paced(course))
      return (await import('#graph/questions/ways.ts')).waysTo(workspace, graph, question)
    },
    accessMatrix: async ({ drafts, ...question }, course) =>
      (await import('#graph/questions/access-matrix.ts')).askMatrix(now(drafts), question, paced(course)),
    whatCan: async ({ drafts, ...question }, course) =>
      (await import('#graph/questions/what-can.ts')).askWhatCan(now(drafts), question, paced(course)),
    whatCanOn: async ({ principal, drafts, ...asked }) =>
      (await import('#graph/questions/what-can.ts')).whatCanOn(now(drafts), principal, asked),
    accessDifference: async ({ before, after, ...question }, course) => {
      const { askDifference } = await import('#graph/questions/ask-difference.ts')
      return askDifference([at(before), at(after)], question, paced(course))
    },
    ...expectationQuestions(now, held),
    whatFlips: async ({ session, drafts, ...question }, course) => {
      const { askWhatFlips } = await import('#graph/questions/what-flips.ts')
      const workspace = now(drafts)
      const caller = callerOf(workspace, session)
      const timed = (ask: Ask): Ask => askAt(ask, question.now)
      const asked = { ...question, session, ask: timed(question.ask), board: question.board.map(timed) }
      return askWhatFlips(workspace, caller, asked, paced(course))
    },
    flipStrip: async ({ session, ask, now: time, drafts }) => {
      const { flipStrip } = await import('#graph/board/flip-strip.ts')
      const workspace = now(drafts)
      return flipStrip({ workspace, caller: callerOf(workspace, session), ask, now: time })
    },
    explainCaller: async ({ caller, ask, ...standpoint }) =>
      (await import('#graph/questions/explain-caller.ts')).explainCaller(at(standpoint), caller, ask),
  }
}

type Remembered = {
  readonly trustGraph: ReturnType<typeof rememberTrust>['trustGraph']
  readonly climbs: () => Promise<EscalationMemo>
}

/** The trust relation as it is drawn: with those marked who may do everything. The last is kept, to be asked about its hubs. */
function drawnTrust(
  now: (drafts: readonly Draft[]) => Workspace,
  at: (standpoint: Standpoint) => Workspace,
  { trustGraph, climbs }: Remembered,
): Pick<EngineApi, 'trustGraph' | 'trustGraphAt' | 'trustHubs'> {
  let drawn: NumberedGraph = { nodes: [], edges: [], number: 0 }
  return {
    trustGraph: async ({ drafts }, course) => {
      const workspace = now(drafts)
      const graph = await trustGraph(workspace, paced(course))
      const marked = await withAdministrators(graph, workspace, await climbs())
      // the number of no other, of a worker that died either
      drawn = { ...marked, number: Math.max(drawn.number + 1, performance.timeOrigin + performance.now()) }
      return drawn
    },
    // What is kept for the next time is of the present; the past is asked for once.
    trustGraphAt: async (standpoint, course) => {
      const workspace = at(standpoint)
      const graph = await rememberTrust().trustGraph(workspace, paced(course))
      return withAdministrators(graph, workspace, await rememberWaysUp()())
    },
    trustHubs: async ({ number, around, focus }) => {
      if (number !== drawn.number) return null
      const { partAround } = await import('#graph/neighbourhood.ts')
      const { packHubs } = await import('#graph/picture/packed-hubs.ts')
      const { hubsOf } = await import('#graph/picture/trust-hubs.ts')
      const whole = drawn
      const shown = partAround(whole, focus, around)
      return packHubs(
        hubsOf(shown, whole, ({ from }) => from === focus),
        shown,
      )
    },
  }
}

/** The graph as it is applied is kept for the next keystroke, since all drafts are set against it. */
function draftedLines(
  trustGraph: ReturnType<typeof rememberTrust>['trustGraph'],
  now: (drafts: readonly Draft[]) => Workspace,
  held: () => Workspace,
): EngineApi['draftedLines'] {
  let kept: { readonly workspace: Workspace; readonly graph: TrustGraph } | null = null
  return async ({ drafts, most }, course) => {
    const { changesInBrief } = await import('#graph/picture/changes-in-brief.ts')
    const [applied, drafted] = [held(), now(drafts)]
    const before = kept?.workspace === applied ? kept.graph : await trustGraph(applied, paced(course))
    kept = { workspace: applied, graph: before }
    return changesInBrief(before, await trustGraph(drafted, paced(course)), most)
  }
}

/** The graph with those marked who may do everything. */
async function withAdministrators(graph: TrustGraph, workspace: Workspace, memo: EscalationMemo) {
  const { administratorsIn, marked } = await import('#graph/escalation/administrators.ts')
  return marked(graph, administratorsIn(workspace, memo))
}

/** Of ways up what no change touched is kept for the next time. */
function rememberWaysUp(): () => Promise<EscalationMemo> {
  let memo: EscalationMemo | null = null
  return async () => {
    const { emptyEscalationMemo } = await import('#graph/escalation/escalation-memo.ts')
    return (memo ??= emptyEscalationMemo())
  }
}

function escalationQuestions(
  now: (drafts: readonly Draft[]) => Workspace,
  { sceneOf, climbs }: Pick<Remembered, 'climbs'> & Pick<ReturnType<typeof rememberTrust>, 'sceneOf'>,
): Pick<EngineApi, 'waysUp' | 'waysBeside' | 'climbersTo' | 'wayUpSteps'> {
  return {
    waysBeside: async ({ drafts, ...asked }, course) => {
      const { askWaysBeside } = await import('#graph/escalation/ways-beside.ts')
      const scene = await sceneOf(now(drafts), quietly(course))
      return askWaysBeside(scene, await climbs(), asked, paced(course))
    },
    climbersTo: async ({ drafts, ...asked }, course) => {
      const { askClimbers } = await import('#graph/escalation/climbers-to.ts')
      return askClimbers({ workspace: now(drafts) }, await climbs(), asked, paced(course))
    },
    waysUp: async ({ of, drafts }, course) => {
      const { askWaysUp } = await import('#graph/escalation/ask-ways-up.ts')
      const workspace = now(drafts)
      const { graph } = await sceneOf(workspace, quietly(course))
      return askWaysUp({ workspace, graph, memo: await climbs() }, of, paced(course))
    },
    wayUpSteps: async ({ drafts, ...way }, course) => {
      const { askWayUpSteps } = await import('#graph/escalation/ask-ways-up.ts')
      const workspace = now(drafts)
      const ground = { workspace, memo: await climbs() }
      return askWayUpSteps(ground, way, async () => (await sceneOf(workspace, quietly(course))).graph)
    },
  }
}

function expectationQuestions(
  now: (drafts: readonly Draft[]) => Workspace,
  held: () => Workspace,
): Pick<EngineApi, 'runExpectations' | 'whatBroke' | 'unreachedStatements'> {
  return {
    runExpectations: async ({ only, drafts }, course) => {
      const { askExpectations } = await import('#graph/expectations/ask-expectations.ts')
      return askExpectations(now(drafts), only === null ? null : new Set(only), paced(course))
    },
    whatBroke: async (question, course) =>
      (await import('#graph/expectations/what-broke.ts')).askWhatBroke(held(), question, paced(course)),
    unreachedStatements: async ({ reached, drafts }) => {
      const { unreachedStatements } = await import('#graph/expectations/unreached-statements.ts')
      return unreachedStatements(now(drafts), new Set(reached))
    },
  }
}

/** The clock is the worker's to give. */
function paced<P>(course: Course<P>) {
  return { ...course, now: () => performance.now() }
}

/** Work on the way to an answer, of which nothing is told. */
function quietly<P>(course: Course<P>): Pace<TrustProgress> {
  return { ...paced(course), report: () => undefined }
}

/** The trust relation, of which what no change touched is kept for the next time. */
function rememberTrust() {
  let memo: TrustMemo | null = null
  const sceneOf = async (workspace: Workspace, pace: Pace<TrustProgress>): Promise<Scene> => {
    const { askTrustGraph } = await import('#graph/ask-trust-graph.ts')
    memo ??= (await import('#graph/trust-memo.ts')).emptyMemo()
    return { workspace, graph: await askTrustGraph(workspace, memo, pace), memo }
  }
  const trustGraph = async (workspace: Workspace, pace: Pace<TrustProgress>): Promise<TrustGraph> =>
    (await sceneOf(workspace, pace)).graph
  return { sceneOf, trustGraph }
}
