import { type ReactNode, useEffect, useState } from 'react'
import { useStore } from 'zustand'

import { lazily } from '#console/parts/lazily.tsx'

import { startUpStore } from './start-up.ts'

const TestsChip = lazily(async () => (await import('#console/expectations/tests-chip.tsx')).TestsChip)

/** How the tests stand, loaded once the page has shown what it is about. */
export function TestsChipHost(): ReactNode {
  const isReady = useStore(startUpStore, ({ phase }) => phase.kind === 'ready')
  const [isIdle, setIdle] = useState(false)
  useEffect(() => {
    if (!isReady) return undefined
    const timer = setTimeout(() => setIdle(true), afterReady)
    return () => clearTimeout(timer)
  }, [isReady])
  return isIdle ? <TestsChip /> : null
}

/** What comes first is asked for by then, in milliseconds. */
const afterReady = 600
