import { create, useStore } from 'zustand'

import type { Session } from '#sessions/session.ts'

/** Who acted before who acts now: what a switch is compared with. */
export const formerSession = create<{ readonly session: Session | null }>()(() => ({ session: null }))

export function useFormerSession(): Session | null {
  return useStore(formerSession, (state) => state.session)
}
