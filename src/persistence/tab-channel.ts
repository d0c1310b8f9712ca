import type { Step } from './history.ts'

/** What tabs of one workspace tell each other. `revision` is storage's count after the step. */
export type TabMessage =
  /** This step is on disk. */
  | { readonly kind: 'step'; readonly revision: number; readonly step: Step }
  /** Something else than one step is on disk: read it again. */
  | { readonly kind: 'moved' }
  | { readonly kind: 'drafts' }
  /** Asks the writer to save what it has and to stop. */
  | { readonly kind: 'hand-over' }
  /** The writer has saved all it had, and writes no more. */
  | { readonly kind: 'handed-over' }

/** All tabs that have one workspace open. Nobody hears what they say themselves. */
export type TabChannel = {
  readonly say: (message: TabMessage) => void
  /** Hear what others say, in the order in which they say it. Answers how to stop. */
  readonly hear: (listener: (message: TabMessage) => void) => () => void
  readonly close: () => void
}

/** The channel of that name. Where the browser has none, nobody hears anything. */
export function openTabChannel(name: string): TabChannel {
  const Channel: typeof BroadcastChannel | undefined = globalThis.BroadcastChannel
  if (Channel === undefined) return { say() {}, hear: () => () => undefined, close() {} }
  const channel = new Channel(name)
  return {
    say: (message) => channel.postMessage(message),
    hear(listener) {
      // What comes in was said by this page in another tab; a later version of it may say more, which is passed over.
      const take = ({ data }: MessageEvent<TabMessage>) => listener(data)
      channel.addEventListener('message', take)
      return () => channel.removeEventListener('message', take)
    },
    close: () => channel.close(),
  }
}
