import { engine } from '#console/state/engines.ts'
import { followWorkspace } from '#console/state/workspace-store.ts'

/** A change of more entities than this makes it worth warming up anew. */
const manyEntities = 200

let turn = 0

/**
 * Let the analysis lane read ahead while nobody waits for it, now and whenever another workspace is there, and fetch what
 * is to be there at once: the palette, in which one types on, what every dialog is made of, and the screen of the question
 * that is asked most.
 */
export function keepWarm(): void {
  followWorkspace((step) => {
    if (step.kind === 'opened') warmSoon()
    else if (step.change.added.length + step.change.updated.length > manyEntities) warmSoon()
  })
  warmSoon()
  void fetchAhead()
}

async function fetchAhead(): Promise<void> {
  await Promise.allSettled([
    import('./palette-with-app.tsx'),
    import('#console/parts/form-dialog.tsx'),
    import('#console/who-can/who-can-screen.tsx'),
  ])
}

function warmSoon(): void {
  turn += 1
  const mine = turn
  whenIdle(() => void warm(() => mine === turn))
}

async function warm(isWanted: () => boolean): Promise<void> {
  try {
    const { isWarm } = await engine('analysis').ask('warmUp', null)
    if (!isWarm && isWanted()) whenIdle(() => void warm(isWanted))
  } catch {
    // nobody waits for this: what is asked next says what is wrong with the engine
  }
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 1000 })
  else setTimeout(work, 50)
}
