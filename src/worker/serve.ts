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
 * waiting, and stops one that is under way where it gives way. Short ones go before longer ones that were asked earlier,
 * also while one of those gives way, but never before a step of the workspace. A question that throws is answered with a
 * failure; the next ones go on.
 */
export function serve(api: EngineApi, port: Port<PageMessage, WorkerMessage>): void {
  const waiting: AskMessage[] = []
  const underWay = new Map<number, AbortController>()
  let busy = false

  async function answerNext(longest: number): Promise<boolean> {
    const ask = takeShortest(waiting, longest)
    if (ask === undefined) return false
    const stop = new AbortController()
    underWay.set(ask.id, stop)
    const giveWay = async (): Promise<void> => {
      await nextTask()
      stop.signal.throwIfAborted()
      if (await answerNext(lengthOf(ask) - 1)) await giveWay()
    }
    const report = (part: Part<Method>): void => port.postMessage({ kind: 'part', id: ask.id, part })
    port.postMessage(await settle(api, ask, { report, giveWay }))
    underWay.delete(ask.id)
    return true
  }

  async function answerAll(): Promise<void> {
    await nextTask()
    if (await answerNext(longestOfAll)) void answerAll()
    else busy = false
  }

  port.addEventListener('message', ({ data: message }) => {
    if (message.kind === 'drop') {
      underWay.get(message.id)?.abort()
      const place = waiting.findIndex(({ id }) => id === message.id)
      if (place >= 0) waiting.splice(place, 1)
      return
    }
    waiting.push(message)
    if (busy) return
    busy = true
    void answerAll()
  })
}

/** A task of its own: messages that arrived meanwhile are read first. */
function nextTask(): Promise<void> {
  return new Promise((resume) => setTimeout(resume, 0))
}

const longestOfAll = 2

/** What somebody looks at one request for: a few decisions, and what tries changes of them. All else may ask the whole account. */
const lengths: Partial<Record<Method, number>> = {
  flipStrip: 0,
  explainCaller: 0,
  whatFlips: 1,
}

function lengthOf({ method }: AskMessage): number {
  return lengths[method] ?? longestOfAll
}

/** Steps of the workspace: what is asked after one is answered after it. */
const steps: ReadonlySet<Method> = new Set<Method>(['adopt', 'bring', 'adoptBrought', 'follow', 'turnTo'])

/** Take the oldest of the shortest questions that are no longer than `longest` and may go now. */
function takeShortest(waiting: AskMessage[], longest: number): AskMessage | undefined {
  const step = waiting.findIndex(({ method }) => steps.has(method))
  const free = step < 0 ? waiting : waiting.slice(0, Math.max(step, 1))
  const shortest = Math.min(...free.map(lengthOf))
  if (shortest > longest) return undefined
  const place = waiting.findIndex((ask) => lengthOf(ask) === shortest)
  return waiting.splice(place, 1)[0]
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
