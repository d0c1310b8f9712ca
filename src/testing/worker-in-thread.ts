import type { WorkerLike } from '#worker/connect.ts'
import type { PageMessage, WorkerMessage } from '#worker/message.ts'
import { type EngineApi, serve } from '#worker/serve.ts'

/** A worker that can be made to die. */
export type ThreadWorker = WorkerLike & {
  readonly die: () => void
  readonly isTerminated: () => boolean
}

/** A worker of this thread: what is posted arrives in a task of its own, as between real threads. */
export function workerInThread(api: EngineApi): ThreadWorker {
  const toPage = new Set<(event: { readonly data: WorkerMessage }) => void>()
  const toWorker = new Set<(event: { readonly data: PageMessage }) => void>()
  const onError = new Set<(event: { readonly message?: string }) => void>()
  let isTerminated = false
  serve(api, {
    postMessage: (message) => setTimeout(() => toPage.forEach((listener) => listener({ data: message })), 0),
    addEventListener: (_type, listener) => toWorker.add(listener),
  })
  return {
    postMessage: (message) =>
      setTimeout(() => toWorker.forEach((listener) => listener({ data: message })), 0),
    addEventListener: (type: 'message' | 'error', listener: never) => {
      if (type === 'message') toPage.add(listener)
      else onError.add(listener)
    },
    terminate: () => {
      isTerminated = true
      toPage.clear()
    },
    die: () => onError.forEach((listener) => listener({ message: 'out of memory' })),
    isTerminated: () => isTerminated,
  }
}
