import { connect, type Engine, type WorkerLike } from '#worker/connect.ts'

import { followWorkspace, workspaceStore } from './workspace-store.ts'

/**
 * Two lanes: what a person waits for (board, editor, switch role) never stands behind what looks at the whole
 * account (graph, imports). Both hold the workspace and follow its changes.
 */
export type Engines = { readonly interactive: Engine; readonly analysis: Engine }

let engines: Engines | null = null

/** Start both lanes and keep them in step with the workspace. Called once, by the app. */
export function startEngines(start: () => WorkerLike): void {
  engines = { interactive: connect(start, adoptNow), analysis: connect(start, adoptNow) }
  const both = [engines.interactive, engines.analysis]
  both.forEach(adoptNow)
  followWorkspace((step) => {
    for (const lane of both) {
      const told =
        step.kind === 'opened'
          ? lane.ask('adopt', { workspace: step.workspace, revision: step.revision })
          : lane.ask('follow', { change: step.change, revision: step.revision })
      told.catch(() => adoptNow(lane)) // out of step with us: start from the whole again
    }
  })
}

/** The lanes. Throws before `startEngines`. */
export function engine(lane: keyof Engines): Engine {
  if (engines === null) throw new Error('the engines are asked before they were started')
  return engines[lane]
}

function adoptNow(lane: Engine): void {
  const { workspace, revision } = workspaceStore.getState()
  // A lane that can't even adopt has died: its next question says so to whoever asks.
  lane.ask('adopt', { workspace, revision }).catch(() => undefined)
}
