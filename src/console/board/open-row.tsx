import type { ReactNode } from 'react'

import type { OpenAsk } from '#model/board.ts'
import type { PinnedRequest } from '#model/entities/entity.ts'
import type { Session } from '#sessions/session.ts'

import { Explanation } from '../parts/explain/explanation.tsx'

type OpenRowProps = {
  readonly session: Session
  readonly pin: PinnedRequest
  readonly ask: OpenAsk
  readonly onClose: () => void
}

/** Why the open row is answered as it is. */
export function OpenRow({ session, ask, onClose }: OpenRowProps): ReactNode {
  return <Explanation session={session} ask={ask} onClose={onClose} />
}
