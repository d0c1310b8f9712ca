import { useEffect } from 'react'
import { create, useStore } from 'zustand'

import type { Instant } from '#model/entities/names.ts'
import { dayOf } from '#model/today.ts'

import { sessionClock, sessionNow } from './session-clock.ts'

const minuteMs = 60_000

/** The time that requests are asked at: looked at as the clock of the sessions is moved, and as each of its minutes begins. */
const minute = create<{ readonly now: Instant }>()(() => ({ now: sessionNow() }))

let watchers = 0
let stop = () => undefined as void

export function useClockMinute(): Instant {
  useEffect(watch, [])
  return useStore(minute, (state) => state.now)
}

/** Be told when it is another day (UTC) by the clock of the sessions. Answers how to stop. */
export function followDay(onNewDay: (now: Instant) => void): () => void {
  const unfollow = minute.subscribe(({ now }, before) => {
    if (dayOf(Date.parse(now)) !== dayOf(Date.parse(before.now))) onNewDay(now)
  })
  const unwatch = watch()
  return () => {
    unfollow()
    unwatch()
  }
}

function watch(): () => void {
  if (++watchers === 1) stop = watchClock()
  return () => {
    if (--watchers === 0) stop()
  }
}

function watchClock(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    minute.setState({ now: sessionNow() })
    clearTimeout(timer)
    const left = minuteMs - ((Date.now() + sessionClock.getState().aheadMs) % minuteMs)
    timer = setTimeout(look, left + 20) // a little late rather than in the minute before
  }
  look()
  const unfollow = sessionClock.subscribe(look)
  return () => {
    clearTimeout(timer)
    unfollow()
  }
}
