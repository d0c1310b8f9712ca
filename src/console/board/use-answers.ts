import { useEffect, useState } from 'react'

import type { EntityId } from '#model/entities/entity.ts'
import type { Session } from '#sessions/session.ts'
import type { Ask, Verdict } from '#worker/contract.ts'

import { askTwice } from '../state/ask-twice.ts'
import { engine } from '../state/engines.ts'
import { identityOf } from '../state/identity-of.ts'
import type { Moment } from '../state/queries.ts'
import type { Verdicts } from './flips.ts'
import { placesInSight } from './in-sight.ts'

/** The rows of a board as questions. The same object asks the same. */
export type Rows = { readonly ids: readonly EntityId[]; readonly asks: readonly Ask[] }

/** The answers to one set of questions as they come. */
export type Answers = {
  /** Those that are there; none of other questions among them. */
  readonly verdicts: Verdicts
  readonly isDone: boolean
  readonly failure: string | null
  readonly askAgain: () => void
}

type Told = Omit<Answers, 'askAgain'> & { readonly key: string }

const none: Verdicts = new Map()
const nothing: Told = { key: '', verdicts: none, isDone: false, failure: null }

/** Ask for the verdict on each row, those in sight first, anew whenever one of these changes. A null session asks nothing. */
export function useAnswers(rows: Rows, session: Session | null, { revision, drafts, now }: Moment): Answers {
  const [turn, setTurn] = useState(0)
  const [told, setTold] = useState(nothing)
  const who = session === null ? '' : identityOf(session)
  const key = `${revision} ${identityOf(drafts)} ${now} ${who} ${identityOf(rows)} ${turn}`
  useEffect(() => {
    if (session === null || rows.asks.length === 0) return undefined
    const controller = new AbortController()
    const question = { session, asks: rows.asks, first: placesInSight(rows.ids), now, drafts }
    let verdicts = none
    const take = (part: readonly (readonly [number, Verdict])[]) => {
      verdicts = withPart(verdicts, rows.ids, part)
      setTold({ key, verdicts, isDone: verdicts.size === rows.ids.length, failure: null })
    }
    void askTwice(() => engine('interactive').ask('decideBoard', question, controller.signal, take)).catch(
      (error: unknown) => {
        if (controller.signal.aborted) return
        setTold({ key, verdicts, isDone: false, failure: error instanceof Error ? error.message : '' })
      },
    )
    return () => controller.abort()
  }, [key, session, rows, drafts, now])

  const isNothing = session === null || rows.asks.length === 0
  const present = told.key === key ? told : { ...nothing, isDone: isNothing }
  return { ...present, askAgain: () => setTurn((last) => last + 1) }
}

function withPart(
  before: Verdicts,
  ids: readonly EntityId[],
  part: readonly (readonly [number, Verdict])[],
): Verdicts {
  const verdicts = new Map(before)
  for (const [place, verdict] of part) {
    const id = ids[place]
    if (id !== undefined) verdicts.set(id, verdict)
  }
  return verdicts
}
