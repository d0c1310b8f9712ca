import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'

import { now } from '#console/parts/history-point.tsx'
import { hrefOfDocument } from '#console/parts/hrefs.ts'
import { draftsStore } from '#console/state/drafts-store.ts'
import { draftsLead } from '#console/wording/draft-wording.ts'
import { placeText } from '#console/wording/place-wording.ts'
import { placeKey } from '#model/document-place.ts'

type DraftsNoteProps = {
  /** What the graph is compared with. */
  readonly against: string | null
  readonly onAgainst: (point: string) => void
}

const mostNamed = 5

/** Says that what is drawn is not what is applied, by which drafts, and leads to what they change. */
export function DraftsNote({ against, onAgainst }: DraftsNoteProps): ReactNode {
  const deciding = useStore(draftsStore, (state) => state.deciding)
  const [isWhole, setWhole] = useState(false)
  if (deciding.length === 0) return null
  const named = isWhole ? deciding : deciding.slice(0, mostNamed)
  const more = deciding.length - named.length
  return (
    <section className="trust-answer" aria-label="Drafts that are drawn">
      <StatusIndicator type="warning" wrapText>
        {draftsLead(deciding.length)}:
      </StatusIndicator>
      {named.map(({ place }) => (
        <Link key={placeKey(place)} href={hrefOfDocument(place)}>
          {placeText(place)}
        </Link>
      ))}
      {more === 0 ? null : (
        <Button variant="inline-link" onClick={() => setWhole(true)}>
          {more.toLocaleString('en')} more
        </Button>
      )}
      {against === now ? null : (
        <Button variant="inline-link" onClick={() => onAgainst(now)}>
          Compare with what is applied
        </Button>
      )}
    </section>
  )
}
