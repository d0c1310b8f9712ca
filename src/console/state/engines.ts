import { onDayOf } from '#model/today.ts'
import type { Engine, WorkerLike } from '#worker/connect.ts'
import { type Held, type Lane, stayInStep } from '#worker/stay-in-step.ts'

import { followDay } from './clock-minute.ts'
import { sessionNow } from './session-clock.ts'
import { followWorkspace, workspaceStore } from './workspace-store.ts'

/**
 * Two lanes: what a person waits for (the board's rows, editor, switch role) never stands behind what looks at the
 * whole account (graph, imports) or tries out many values and changes (flip strip). Both hold the workspace and follow its changes.
 */
export type Engines = { readonly interactive: Lane; readonly analysis: Lane }

let engines: Engines | null = null

/** Start both lanes and keep them in step with the workspace. Called once, by the app. */
export function startEngines(start: () => WorkerLike): void {
  engines = { interactive: stayInStep(start, present), analysis: stayInStep(start, present) }
  const both = [engines.interactive, engines.analysis]
  for (const lane of both) lane.adopt(present())
  followDay((now) => {
    for (const lane of both) lane.turnTo(now)
  })
  followWorkspace((step) => {
    for (const lane of both) {
      if (step.kind === 'opened') lane.adopt(present())
      else lane.follow(step.change, present())
    }
  })
}

/** The lanes. Throws before `startEngines`. */
export function engine(lane: keyof Engines): Engine {
  if (engines === null) throw new Error('the engines are asked before they were started')
  return engines[lane]
}

function present(): Held {
  const { workspace, revision } = workspaceStore.getState()
  return { workspace: onDayOf(workspace, Date.parse(sessionNow())), revision }
}
