import type { Answer, Method, Part, Question } from './contract.ts'
import type { AskMessage, PageMessage, WorkerMessage } from './message.ts'
import type { Port } from './port.ts'

/** What long work does on its way. */
export type Course<P> = {
  /** Send a piece ahead of the answer. */
  readonly report: (part: P) => void
  /** Let messages that arrived meanwhile be read. Throws where nobody waits for the answer any more. */
  readonly giveWay: () => Promise<void>
}

/** The engine as the worker serves it: one function for each method. */
export type EngineApi = {
  readonly [M in Method]: (question: Question<M>, course: Course<Part<M>>) => Answer<M> | Promise<Answer<M>>
}

/**
 * Answer the page's questions on `port`, oldest first, one to a task, so that a `drop` still finds its question
 * waiting, and stops one that is under way where it gives way. A question that throws is answered with a failure;
 * the next ones go on.
 */
export function serve(api: EngineApi, port: Port<PageMessage, WorkerMessage>): void {
  const waiting: AskMessage[] = []
  let busy = false
  let underWay: { readonly id: number; readonly stop: AbortController } | null = null

  async function next(): Promise<void> {
    const ask = waiting.shift()
    if (ask === undefined) {
      busy = false
      return
    }
    const stop = new AbortController()
    underWay = { id: ask.id, stop }
    port.postMessage(await settle(api, ask, courseOf(port, ask.id, stop.signal)))
    underWay = null
    setTimeout(() => void next(), 0) // a task of its own: messages that arrived meanwhile are read first
  }

  port.addEventListener('message', ({ data: message }) => {
    if (message.kind === 'drop') {
      if (underWay?.id === message.id) underWay.stop.abort()
      const place = waiting.findIndex(({ id }) => id === message.id)
      if (place >= 0) waiting.splice(place, 1)
      return
    }
    waiting.push(message)
    if (busy) return
    busy = true
    setTimeout(() => void next(), 0)
  })
}

function courseOf(
  port: Port<PageMessage, WorkerMessage>,
  id: number,
  signal: AbortSignal,
): Course<Part<Method>> {
  return {
    report: (part) => port.postMessage({ kind: 'part', id, part }),
    giveWay: async () => {
      await new Promise((resume) => setTimeout(resume, 0))
      signal.throwIfAborted()
    },
  }
}

async function settle(api: EngineApi, ask: AskMessage, course: Course<Part<Method>>): Promise<WorkerMessage> {
  try {
    return { kind: 'answer', id: ask.id, answer: await answer(api, ask, course) }
  } catch (error) {
    return { kind: 'failure', id: ask.id, message: error instanceof Error ? error.message : String(error) }
  }
}

function answer<M extends Method>(
  api: EngineApi,
  { method, question }: { readonly method: M; readonly question: Question<M> },
  course: Course<Part<M>>,
): Answer<M> | Promise<Answer<M>> {
  return api[method](question, course)
}
