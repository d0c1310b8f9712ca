import { EngineFailure } from '#worker/connect.ts'

/** What was asked of a worker that died is asked once more of the one in its place. */
export async function askTwice(ask: () => Promise<unknown>): Promise<void> {
  try {
    await ask()
  } catch (error) {
    if (!(error instanceof EngineFailure) || !error.isRestarted) throw error
    await ask()
  }
}
