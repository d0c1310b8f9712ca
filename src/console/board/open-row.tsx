import './open-row.css'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import type { ReactNode } from 'react'

import type { OpenAsk } from '#model/board.ts'
import type { PinnedRequest } from '#model/entities/entity.ts'
import type { Session } from '#sessions/session.ts'

import { Explanation } from '../parts/explain/explanation.tsx'
import { PinKeys } from './board-keys.tsx'
import { FlipStripView } from './flip-strip-view.tsx'

type OpenRowProps = {
  readonly session: Session
  readonly pin: PinnedRequest
  readonly ask: OpenAsk
  readonly onClose: () => void
}

/** Why the open row is answered as it is, on what that hangs, and what it carries. */
export function OpenRow({ session, pin, ask, onClose }: OpenRowProps): ReactNode {
  return (
    <>
      {ask.unknown.length > 0 && (
        <p className="open-row-note">
          {ask.unknown.join(', ')} {ask.unknown.length === 1 ? 'is' : 'are'} not known. The explanation is of
          the request without {ask.unknown.length === 1 ? 'it' : 'them'}.
        </p>
      )}
      <Explanation session={session} ask={ask} onClose={onClose} />
      <FlipStripView session={session} pin={pin} ask={ask} />
      <ExpandableSection headerText="Context keys of this request">
        <PinKeys pin={pin} />
      </ExpandableSection>
    </>
  )
}
