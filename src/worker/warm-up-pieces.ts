import type { Workspace } from '#model/workspace.ts'

import type { EngineApi } from './serve.ts'

/** What a question that comes in between waits at most, in milliseconds. */
const piece = 6

/**
 * Warm up a piece at a time, from the beginning or on from where it stood: a question that is asked meanwhile comes between
 * two pieces. Begins anew where the workspace is another one.
 */
export function warmUpPieces(held: () => Workspace): EngineApi['warmUp'] {
  let under: Workspace | null = null
  let steps: Iterator<unknown, void, void> | null = null
  return async () => {
    const workspace = held()
    if (steps === null || under !== workspace) {
      const [{ warmUp }] = await Promise.all([
        import('#graph/questions/warm-up.ts'),
        import('#graph/questions/ask-who-can.ts'),
      ])
      under = workspace
      steps = warmUp(workspace)
    }
    const until = performance.now() + piece
    while (performance.now() < until) if (steps.next().done === true) return { isWarm: true }
    return { isWarm: false }
  }
}
