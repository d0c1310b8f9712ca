import type { Answer, Method, Part, Question } from './contract.ts'
import type { AskMessage, PageMessage, WorkerMessage } from './message.ts'
import type { Port } from './port.ts'

/** The worker could not answer: a broken invariant, or it died. Its message is for a report, not for a person. */
export class EngineFailure extends Error {
  override name = 'EngineFailure' as const
  /** The worker died, and another one is there: the same question may be asked again. */
  readonly isRestarted: boolean
  constructor(message: string, isRestarted: boolean) {
    super(message)
    this.isRestarted = isRestarted
  }
}

/** Somewhere to ask the engine. Both sides of every exchange are structured-cloneable data. */
export type Engine = {
  /** `onPart` is told of pieces that arrive ahead of the answer. */
  ask<M extends Method>(
    method: M,
    question: Question<M>,
    signal?: AbortSignal,
    onPart?: (part: Part<M>) => void,
  ): Promise<Answer<M>>
}

export type WorkerLike = Port<WorkerMessage, PageMessage> & {
  addEventListener(type: 'error', listener: (event: { readonly message?: string }) => void): void
  terminate(): void
}

type Waiting = {
  readonly settle: (message: Exclude<WorkerMessage, { kind: 'part' }>) => void
  readonly onPart: (part: Part<Method>) => void
  readonly fail: (reason: unknown) => void
}

/** How often a worker that never answered anything is started again before we give up. */
const mostRestarts = 3

/**
 * Connect to an engine worker. When it dies, every open question fails with `EngineFailure`, a new worker is
 * started, and `onRestart` may hand it the workspace again before anything else is asked. A worker that dies
 * again and again without an answer between is left dead: each question then fails at once.
 */
export function connect(start: () => WorkerLike, onRestart: (engine: Engine) => void): Engine {
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let restarts = 0
  let worker: WorkerLike | null = open()

  function open(): WorkerLike {
    const opened = start()
    opened.addEventListener('message', ({ data }) => {
      restarts = 0
      const asked = waiting.get(data.id)
      if (data.kind === 'part') {
        asked?.onPart(data.part)
        return
      }
      waiting.delete(data.id)
      asked?.settle(data)
    })
    opened.addEventListener('error', ({ message }) => lose(opened, message ?? 'the engine stopped'))
    return opened
  }

  function lose(lost: WorkerLike, message: string): void {
    lost.terminate()
    if (worker !== lost) return
    const unanswered = [...waiting.values()]
    waiting.clear()
    worker = ++restarts > mostRestarts ? null : open()
    if (worker !== null) onRestart(engine)
    for (const { fail } of unanswered) fail(new EngineFailure(message, worker !== null))
  }

  const engine: Engine = {
    async ask<M extends Method>(
      method: M,
      question: Question<M>,
      signal?: AbortSignal,
      onPart?: (part: Part<M>) => void,
    ): Promise<Answer<M>> {
      signal?.throwIfAborted()
      if (worker === null) throw new EngineFailure('the engine stopped and could not be started again', false)
      const id = ++lastId
      const message = await new Promise<Exclude<WorkerMessage, { kind: 'part' }>>((settle, fail) => {
        signal?.addEventListener('abort', () => {
          if (!waiting.delete(id)) return
          worker?.postMessage({ kind: 'drop', id })
          fail(signal.reason)
        })
        waiting.set(id, { settle, onPart: (part) => onPart?.(part), fail })
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- method and question belong together by `ask`'s own type
        worker?.postMessage({ kind: 'ask', id, method, question } as AskMessage)
      })
      if (message.kind === 'failure') throw new EngineFailure(message.message, false)
      return message.answer
    },
  }
  return engine
}
