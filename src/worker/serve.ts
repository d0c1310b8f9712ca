import type { Answer, Method, Question } from './contract.ts'
import type { AskMessage, PageMessage, WorkerMessage } from './message.ts'
import type { Port } from './port.ts'

/** The engine as the worker serves it: one function for each method. */
export type EngineApi = { readonly [M in Method]: (question: Question<M>) => Answer<M> | Promise<Answer<M>> }

/**
 * Answer the page's questions on `port`, oldest first, one to a task, so that a `drop` still finds its question
 * waiting. A question that throws is answered with a failure; the next ones go on.
 */
export function serve(api: EngineApi, port: Port<PageMessage, WorkerMessage>): void {
  const waiting: AskMessage[] = []
  let busy = false

  async function next(): Promise<void> {
    const ask = waiting.shift()
    if (ask === undefined) {
      busy = false
      return
    }
    port.postMessage(await settle(api, ask))
    setTimeout(() => void next(), 0) // a task of its own: messages that arrived meanwhile are read first
  }

  port.addEventListener('message', ({ data: message }) => {
    if (message.kind === 'drop') {
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

async function settle(api: EngineApi, ask: AskMessage): Promise<WorkerMessage> {
  try {
    return { kind: 'answer', id: ask.id, answer: await answer(api, ask) }
  } catch (error) {
    return { kind: 'failure', id: ask.id, message: error instanceof Error ? error.message : String(error) }
  }
}

function answer<M extends Method>(
  api: EngineApi,
  { method, question }: { readonly method: M; readonly question: Question<M> },
): Answer<M> | Promise<Answer<M>> {
  return api[method](question)
}
