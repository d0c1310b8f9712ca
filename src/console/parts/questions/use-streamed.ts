import { useEffect, useRef, useState } from 'react'

import { dayOf } from '#model/today.ts'
import type { Answer, Method, Part, Question } from '#worker/contract.ts'

import { engine } from '../../state/engines.ts'
import { identityOf } from '../../state/identity-of.ts'
import type { Moment } from '../../state/queries.ts'
import { useMoment } from '../../state/use-moment.ts'

/** A question over the whole workspace, while it is answered piece by piece and after. */
export type Streamed<M extends Method, Kept> = {
  readonly status: 'idle' | 'running' | 'done' | 'cancelled' | 'failed'
  /** What the pieces come to so far. */
  readonly kept: Kept
  readonly answer: Answer<M> | null
  readonly failure: string | null
  readonly cancel: () => void
  readonly again: () => void
}

type Keeping<M extends Method, Kept> = {
  readonly none: Kept
  /** Called as pieces come, at most once a frame. */
  readonly add: (kept: Kept, parts: readonly Part<M>[]) => Kept
}

type State<M extends Method, Kept> = Pick<Streamed<M, Kept>, 'status' | 'kept' | 'answer' | 'failure'>

/**
 * Ask the analysis lane, anew whenever the question, the workspace or the day changes; null asks nothing. `question` must be the
 * same object as long as it asks the same. Leaving the screen, and `cancel`, stop the work.
 */
export function useStreamed<M extends Method, Kept>(
  method: M,
  question: ((moment: Moment) => Question<M>) | null,
  keeping: Keeping<M, Kept>,
): Streamed<M, Kept> {
  const moment = useMoment()
  const [turn, setTurn] = useState(0)
  const idle: State<M, Kept> = { status: 'idle', kept: keeping.none, answer: null, failure: null }
  const [state, setState] = useState<State<M, Kept>>(idle)
  const stop = useRef<AbortController | null>(null)
  const asked =
    question === null
      ? ''
      : `${moment.revision} ${identityOf(moment.drafts)} ${dayOf(Date.parse(moment.now))} ${identityOf(question)}`

  useEffect(() => {
    if (question === null) {
      setState(idle)
      return undefined
    }
    const controller = new AbortController()
    stop.current = controller
    setState({ ...idle, status: 'running' })
    void run(method, question(moment), { controller, keeping, setState })
    return () => controller.abort()
    // oxlint-disable-next-line react/exhaustive-deps -- the question and the moment are other objects at every render; `asked` is their text, which changes only when what is asked does
  }, [asked, turn])

  return {
    ...state,
    cancel: () => {
      stop.current?.abort()
      setState((now) => (now.status === 'running' ? { ...now, status: 'cancelled' } : now))
    },
    again: () => setTurn((now) => now + 1),
  }
}

type Running<M extends Method, Kept> = {
  readonly controller: AbortController
  readonly keeping: Keeping<M, Kept>
  readonly setState: (change: (now: State<M, Kept>) => State<M, Kept>) => void
}

async function run<M extends Method, Kept>(
  method: M,
  question: Question<M>,
  { controller, keeping, setState }: Running<M, Kept>,
): Promise<void> {
  const { signal } = controller
  let waiting: Part<M>[] = []
  const flush = () => {
    const parts = waiting
    waiting = []
    if (!signal.aborted && parts.length > 0)
      setState((now) => ({ ...now, kept: keeping.add(now.kept, parts) }))
  }
  try {
    const answer = await engine('analysis').ask(method, question, signal, (part) => {
      waiting.push(part)
      if (waiting.length === 1) requestAnimationFrame(flush)
    })
    flush()
    setState((now) => ({ ...now, status: 'done', answer }))
  } catch (error) {
    if (signal.aborted) return
    const failure = error instanceof Error ? error.message : String(error)
    setState((now) => ({ ...now, status: 'failed', failure }))
  }
}
