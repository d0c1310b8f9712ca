import Alert from '@cloudscape-design/components/alert'
import Badge from '@cloudscape-design/components/badge'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { useStore } from 'zustand'

import type { Flip, WhatFlips } from '#graph/questions/what-flips.ts'
import { placeKey } from '#model/document-place.ts'
import type { DocumentDraft } from '#model/drafts.ts'
import { entitiesOf } from '#model/workspace.ts'
import type { Session } from '#sessions/session.ts'
import type { Ask } from '#worker/contract.ts'

import { draftsStore, keepDraft } from '../../state/drafts-store.ts'
import { useMoment } from '../../state/use-moment.ts'
import { workspaceStore } from '../../state/workspace-store.ts'
import { hrefOfDocument } from '../hrefs.ts'
import { notify } from '../notices.ts'
import { editWords, limitWords, loosenedWords } from './edit-words.ts'
import { whatFlipsQuery } from './what-flips-query.ts'

type WhatWouldFlipProps = { readonly session: Session; readonly ask: Ask }

/** The smallest changes that would turn a decision round, each with what else it would do, to try as drafts. */
export function WhatWouldFlip({ session, ask }: WhatWouldFlipProps): ReactNode {
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  const board = useMemo(
    () =>
      entitiesOf(workspace, 'pinned-request')
        .map(({ action, resource, context }) => ({ action, resource, context }))
        .filter((pin) => pin.action !== ask.action || pin.resource !== ask.resource),
    [workspace, ask],
  )
  const { data, error } = useQuery(whatFlipsQuery(useMoment(), session, { ask, board }))
  if (error !== null) return <Alert type="error">No change could be looked for: {error.message}</Alert>
  if (data === undefined) {
    return (
      <p>
        <Spinner /> Trying changes
      </p>
    )
  }
  return <Proposed data={data} board={board} />
}

function Proposed({ data, board }: { readonly data: WhatFlips; readonly board: readonly Ask[] }): ReactNode {
  if (data.kind === 'unknown') return <p>What is missing has to be known first.</p>
  if (data.kind === 'several-checks') {
    return (
      <p>
        It comes to several checks, of the access point and of its bucket: changes are not looked for there
        yet.
      </p>
    )
  }
  if (data.kind === 'none') {
    const reasons =
      data.limits.length === 0 ? ['No change that was tried turns this round.'] : data.limits.map(limitWords)
    return <p>{reasons.join(' ')}</p>
  }
  return (
    <ol
      className="flips"
      aria-label={data.decision === 'allowed' ? 'What would deny it' : 'What would allow it'}
    >
      {data.flips.map((flip) => (
        <li key={JSON.stringify(flip.edits)}>
          <FlipItem flip={flip} board={board} />
        </li>
      ))}
    </ol>
  )
}

function FlipItem({ flip, board }: { readonly flip: Flip; readonly board: readonly Ask[] }): ReactNode {
  const { edits, loosens, drafts } = flip
  const texts = edits.flatMap((edit) =>
    edit.kind === 'set-context' || edit.after === null ? [] : [edit.after],
  )
  const asks = (places: readonly number[]) => places.flatMap((at) => board[at] ?? [])
  return (
    <SpaceBetween size="xxs">
      <Box variant="span">
        {edits.map(editWords).join('; and ')}.{' '}
        {loosens.map((what) => (
          <Badge key={what} color="severity-medium">
            {loosenedWords[what]}
          </Badge>
        ))}
      </Box>
      {flip.besides === null ? (
        <Box color="text-body-secondary" fontSize="body-s">
          Tried on this request alone: what else it would change is not known.
        </Box>
      ) : (
        <AlsoChanges gained={asks(flip.besides.gained)} lost={asks(flip.besides.lost)} />
      )}
      {texts.length === 0 ? null : (
        <ExpandableSection headerText="The statement" variant="footer">
          <pre>{texts.map((text) => JSON.stringify(text, null, 2)).join('\n')}</pre>
        </ExpandableSection>
      )}
      {drafts?.[0] === undefined ? null : (
        <SpaceBetween direction="horizontal" size="m">
          <Button variant="inline-link" onClick={() => tryOut(drafts)}>
            Try as a draft
          </Button>
          <Link href={hrefOfDocument(drafts[0].place)}>Open the policy</Link>
        </SpaceBetween>
      )}
    </SpaceBetween>
  )
}

type AlsoChangesProps = { readonly gained: readonly Ask[]; readonly lost: readonly Ask[] }

function AlsoChanges({ gained, lost }: AlsoChangesProps): ReactNode {
  const said = [
    ...gained.map(({ action, resource }) => `+ ${action} on ${resource}`),
    ...lost.map(({ action, resource }) => `− ${action} on ${resource}`),
  ]
  return (
    <Box color="text-body-secondary" fontSize="body-s">
      {said.length === 0 ? 'Changes nothing else on the board.' : `On the board: ${said.join(', ')}`}
    </Box>
  )
}

/** Put the changed documents in as drafts: they decide at once, and nothing is kept until they are applied. */
function tryOut(drafts: readonly DocumentDraft[]): void {
  const { drafts: open } = draftsStore.getState()
  if (drafts.some(({ place }) => open[placeKey(place)] !== undefined)) {
    notify({
      type: 'warning',
      text: 'An edit of this policy is in progress. Apply or discard it first: nothing typed is lost.',
    })
    return
  }
  const at = Date.now()
  for (const { place, document } of drafts) keepDraft(place, JSON.stringify(document, null, 2), document, at)
  notify({
    type: 'success',
    text: 'The change decides as a draft now. Open the policy to apply or discard it.',
  })
}
