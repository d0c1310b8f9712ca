import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'

import { placeKey } from '#model/document-place.ts'

import { hrefOfDocument, hrefs } from '../parts/hrefs.ts'
import { instantText } from '../parts/instant-text.tsx'
import { workspaceStore } from '../state/workspace-store.ts'
import { labelSentence } from '../wording/change-wording.ts'
import { placeText } from '../wording/place-wording.ts'
import type { ShownTurn } from './use-turns.ts'

/** Since when a test fails, with the way to what broke it. */
export function TurnLine({ turn }: { readonly turn: ShownTurn }): ReactNode {
  return (
    <Box color="text-body-secondary">
      <Words turn={turn} />
    </Box>
  )
}

function Words({ turn }: { readonly turn: ShownTurn }): ReactNode {
  // the point of the history after the change, which moves as the oldest changes are let go
  const count = useStore(workspaceStore, ({ past }) =>
    turn.kind === 'change' ? past.indexOf(turn.change) + 1 : 0,
  )
  switch (turn.kind) {
    case 'always':
      return 'No change that the history keeps broke it: it failed before the oldest one already.'
    case 'change': {
      const { change, before } = turn
      return (
        <>
          {before === 'met' ? 'Broken by ' : 'Could not be answered before '}
          {count === 0 ? (
            labelSentence(change.label)
          ) : (
            <Link href={`${hrefs.history}?at=${count}`}>{labelSentence(change.label)}</Link>
          )}
          {change.at === null ? '' : `, ${instantText(change.at)}`}
        </>
      )
    }
    case 'edits':
      return (
        <>
          Broken by what is being edited:{' '}
          {turn.drafts.map(({ place }, at) => (
            <span key={placeKey(place)}>
              {at === 0 ? '' : ', '}
              <Link href={hrefOfDocument(place)}>{placeText(place)}</Link>
            </span>
          ))}
        </>
      )
  }
}
