import { create, useStore } from 'zustand'

import type { SessionStack } from '#sessions/session.ts'

/** Who acted before who acts now, and how they came to: what a switch is compared with. */
export const formerSession = create<{ readonly stack: SessionStack | null }>()(() => ({ stack: null }))

export function useFormerStack(): SessionStack | null {
  return useStore(formerSession, (state) => state.stack)
}
