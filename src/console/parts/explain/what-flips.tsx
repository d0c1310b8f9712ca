import Alert from '@cloudscape-design/components/alert'
import Badge from '@cloudscape-design/components/badge'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import { type ReactNode, useMemo, useState } from 'react'
import { useStore } from 'zustand'

import type { Besides, Flip, WhatFlips } from '#graph/questions/flip.ts'
import { askOfPin } from '#model/board.ts'
import { entitiesOf } from '#model/workspace.ts'
import type { Session } from '#sessions/session.ts'
import type { Ask } from '#worker/contract.ts'

import type { Moment } from '../../state/queries.ts'
import { sessionNow } from '../../state/session-clock.ts'
import { workspaceStore } from '../../state/workspace-store.ts'
import { ChangeButton } from '../change-button.tsx'
import { hrefOfDocument } from '../hrefs.ts'
import { useStreamed } from '../questions/use-streamed.ts'
import { tryAsDrafts } from '../try-as-drafts.ts'
import { Causes } from './causes.tsx'
import { limitWords, loosenedWords, proposalSentence } from './edit-words.ts'
import { effectLines } from './effect-words.ts'
import { FlipDifference } from './flip-difference.tsx'
import { type FlipsKept, gatherFlips, noFlips } from './gather-flips.ts'
import { RolesInstead } from './roles-instead.tsx'
import { useSame } from './use-same.ts'

type WhatWouldFlipProps = { readonly session: Session; readonly ask: Ask }

/** So many changes are shown before somebody asks for the others: the first are the smallest. */
const firstShown = 3

/**
 * What makes a decision so, and the smallest changes that would turn it round, each with what else it would do, to try as
 * drafts. They come one by one, as they are tried.
 */
export function WhatWouldFlip({ session, ask }: WhatWouldFlipProps): ReactNode {
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  const same = useSame({ session, ask })
  const board = useMemo(
    () =>
      entitiesOf(workspace, 'pinned-request')
        .map((pin) => askOfPin(workspace, pin))
        .filter((pin) => pin.action !== same.ask.action || pin.resource !== same.ask.resource),
    [workspace, same],
  )
  const question = useMemo(
    () =>
      ({ drafts }: Moment) => ({ ...same, board, now: sessionNow(), drafts }),
    [same, board],
  )
  const { status, kept, answer, failure, again } = useStreamed('whatFlips', question, {
    none: noFlips,
    add: gatherFlips,
  })
  // what was found before stays, greyed, while it is looked for anew
  const [last, setLast] = useState(noFlips)
  if (status === 'done' && last !== kept) setLast(kept)
  const isAnew = status === 'running' && last.standing !== null
  const shown = isAnew ? last : kept
  if (status === 'failed') {
    return (
      <Alert type="error" action={<Button onClick={again}>Look again</Button>}>
        No change could be looked for: {failure}
      </Alert>
    )
  }
  return (
    <section className="flips-panel" aria-busy={status === 'running'}>
      {shown.standing !== null && <Causes standing={shown.standing} />}
      <Proposed kept={shown} board={board} />
      <RolesInstead roles={shown.roles} session={session} />
      {status === 'running' ? (
        <p>
          <Spinner /> Trying changes
        </p>
      ) : (
        <NoChange answer={answer} />
      )}
    </section>
  )
}

/** Why there is none, where there is none. */
function NoChange({ answer }: { readonly answer: WhatFlips | null }): ReactNode {
  switch (answer?.kind) {
    case undefined:
    case 'proposed':
      return null
    case 'unknown':
      return <p>What is missing has to be known first.</p>
    case 'several-checks':
      return (
        <p>
          It comes to several checks, of the access point and of its bucket: changes are not looked for there
          yet.
        </p>
      )
    case 'none': {
      const { limits } = answer
      return (
        <p>
          {limits.length === 0
            ? 'No change that was tried turns this round.'
            : limits.map(limitWords).join(' ')}
        </p>
      )
    }
  }
}

type ProposedProps = { readonly kept: FlipsKept; readonly board: readonly Ask[] }

function Proposed({ kept: { standing, flips }, board }: ProposedProps): ReactNode {
  const [showsAll, showAll] = useState(false)
  const shown = showsAll ? flips : flips.slice(0, firstShown)
  if (flips.length === 0) return null
  return (
    <>
      <ol
        className="flips"
        aria-label={standing?.decision === 'allowed' ? 'What would deny it' : 'What would allow it'}
      >
        {shown.map((flip) => (
          <li key={JSON.stringify(flip.edits)}>
            <FlipItem flip={flip} board={board} />
          </li>
        ))}
      </ol>
      {shown.length === flips.length ? null : (
        <Button variant="inline-link" onClick={() => showAll(true)}>
          Show {flips.length - shown.length} more
        </Button>
      )}
    </>
  )
}

function FlipItem({ flip, board }: { readonly flip: Flip; readonly board: readonly Ask[] }): ReactNode {
  const { edits, loosens, drafts } = flip
  const texts = edits.flatMap((edit) =>
    edit.kind === 'set-context' || edit.after === null ? [] : [edit.after],
  )
  return (
    <SpaceBetween size="xxs">
      <Box variant="span">
        {proposalSentence(edits)}{' '}
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
        <Effects besides={flip.besides} board={board} />
      )}
      {drafts === null ? null : <FlipDifference drafts={drafts} />}
      {texts.length === 0 ? null : (
        <ExpandableSection headerText="The statement" variant="footer">
          <pre>{texts.map((text) => JSON.stringify(text, null, 2)).join('\n')}</pre>
        </ExpandableSection>
      )}
      {drafts?.[0] === undefined ? null : (
        <SpaceBetween direction="horizontal" size="m">
          <ChangeButton variant="inline-link" onClick={() => tryAsDrafts(drafts)}>
            Try as a draft
          </ChangeButton>
          {drafts[0].isNew === true ? null : (
            <Link href={hrefOfDocument(drafts[0].place)}>Open the policy</Link>
          )}
        </SpaceBetween>
      )}
    </SpaceBetween>
  )
}

type EffectsProps = { readonly besides: Besides; readonly board: readonly Ask[] }

function Effects({ besides, board }: EffectsProps): ReactNode {
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  const expectations = new Map(entitiesOf(workspace, 'expectation').map((one) => [one.id, one]))
  return effectLines(besides, board, expectations).map((line) => (
    <Box key={line} color="text-body-secondary" fontSize="body-s">
      {line}
    </Box>
  ))
}
