import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useMemo, useState } from 'react'

import { type MatrixPiece, type MatrixRow, stateOfLetter } from '#graph/questions/access-matrix.ts'
import { askerOf } from '#graph/questions/askers.ts'
import { entitiesOf, entityOf, type Workspace } from '#model/workspace.ts'
import type { Ask } from '#worker/contract.ts'

import { download } from '../parts/download.ts'
import { useSearchParameter } from '../parts/hash-location.ts'
import { stateWord } from '../parts/questions/access-words.tsx'
import { AskingState } from '../parts/questions/asking-state.tsx'
import { CallerExplanation } from '../parts/questions/caller-explanation.tsx'
import { useOpenRow } from '../parts/questions/open-row.tsx'
import { useStreamed } from '../parts/questions/use-streamed.ts'
import { useWorkspace } from '../parts/use-entities.ts'
import type { Moment } from '../state/queries.ts'
import { matrixCsv } from './matrix-csv.ts'
import { MatrixForm } from './matrix-form.tsx'
import { MatrixGrid, type Spot } from './matrix-grid.tsx'
import { readRequests, requestsText } from './read-requests.ts'

/** So many principals and requests at once: as many answers as a person can still look through. */
const mostPrincipals = 2000
const mostRequests = 400

/** What many principals may do of many requests, as a grid. The address holds the question. */
export function MatrixScreen(): ReactNode {
  const workspace = useWorkspace()
  const [requests, setRequests] = useSearchParameter('requests')
  const [name, setName] = useSearchParameter('name')
  const [kind, setKind] = useSearchParameter('kind')
  const pinned = useMemo(
    () => requestsText(entitiesOf(workspace, 'pinned-request').toSorted((a, b) => a.order - b.order)),
    [workspace],
  )
  const text = requests ?? pinned
  const { asks, wrongLine } = useMemo(() => readRequests(text), [text])
  const few = useMemo(() => asks.slice(0, mostRequests), [asks])
  const ids = useMemo(() => idsOf(workspace, { kind, name }), [workspace, kind, name])
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="What each user and role may do of each request. What the caller or the environment supplies is unknown: where an answer hangs on it, it depends."
      >
        Access matrix
      </Header>
      <MatrixForm
        key={`${text} ${kind} ${name}`}
        asked={{ requests: text, kind: kind ?? 'all', name: name ?? '' }}
        wrongLine={wrongLine}
        onAsk={(asked) => {
          setRequests(asked.requests)
          setKind(asked.kind === 'all' ? null : asked.kind)
          setName(asked.name === '' ? null : asked.name)
        }}
      />
      {asks.length === 0 || ids.length === 0 ? (
        <Box textAlign="center" padding="l" color="text-body-secondary">
          {asks.length === 0
            ? 'Write a request a line, or pin some on the decision board: they are taken over.'
            : 'No user or role is called like that.'}
        </Box>
      ) : (
        <Answers asks={few} ids={ids} workspace={workspace} left={asks.length - mostRequests} />
      )}
    </SpaceBetween>
  )
}

type Choice = { readonly kind: string | null; readonly name: string | null }

function idsOf(workspace: Workspace, { kind, name }: Choice): readonly string[] {
  const wanted = (name ?? '').toLowerCase()
  return (['user', 'role'] as const)
    .filter((each) => kind === null || kind === each)
    .flatMap((each) => entitiesOf(workspace, each))
    .filter(({ arn }) => arn.toLowerCase().includes(wanted))
    .map(({ id }) => id)
}

type Found = { readonly rows: readonly MatrixRow[]; readonly done: number; readonly total: number }
const nothing: Found = { rows: [], done: 0, total: 0 }

function gathered({ rows }: Found, parts: readonly MatrixPiece[]): Found {
  const last = parts.at(-1)
  const added = parts.flatMap((part) => part.rows)
  return { rows: [...rows, ...added], done: last?.done ?? 0, total: last?.total ?? 0 }
}

type AnswersProps = {
  readonly asks: readonly Ask[]
  readonly ids: readonly string[]
  readonly workspace: Workspace
  /** How many requests are left out. */
  readonly left: number
}

function Answers({ asks, ids, workspace, left }: AnswersProps): ReactNode {
  const principals = useMemo(() => ids.slice(0, mostPrincipals), [ids])
  const question = useMemo(
    () =>
      ({ drafts }: Moment) => ({ asks, principals, drafts }),
    [asks, principals],
  )
  const asking = useStreamed('accessMatrix', question, { none: nothing, add: gathered })
  const { rows, done, total } = asking.kept
  const [chosen, choose] = useState<Spot>({ row: 0, column: 0 })
  const [openText, setOpen] = useOpenRow()
  const opened = useMemo(() => spotOf(openText, rows, asks), [openText, rows, asks])
  const open = (spot: Spot) => setOpen(textOf(spot, rows, asks))
  const isRunning = asking.status === 'running'
  // hundreds of thousands of fields: not with each piece
  const csv = useMemo(() => (isRunning ? null : matrixCsv(asks, rows)), [isRunning, asks, rows])
  const leftOut = [
    ...(left > 0 ? [`${left.toLocaleString('en')} requests`] : []),
    ...(ids.length > mostPrincipals
      ? [`${(ids.length - mostPrincipals).toLocaleString('en')} principals`]
      : []),
  ]
  return (
    <SpaceBetween size="m">
      <AskingState asking={asking} done={done} total={total} noun="principals" />
      {leftOut.length === 0 ? null : <Box>{leftOut.join(' and ')} are left out: choose fewer.</Box>}
      <SpaceBetween direction="horizontal" size="xs">
        {csv === null ? null : (
          <CopyToClipboard
            copyButtonText="Copy as CSV"
            textToCopy={csv}
            copySuccessText="Copied"
            copyErrorText="The browser did not let us copy"
          />
        )}
        {csv === null ? null : (
          <Button
            iconName="download"
            formAction="none"
            onClick={() => download('access-matrix.csv', csv, 'text/csv')}
          >
            Download CSV
          </Button>
        )}
      </SpaceBetween>
      <Box>✓ allowed, ◐ depends, · denied, ? unknown</Box>
      {rows.length === 0 ? null : (
        <MatrixGrid rows={rows} asks={asks} nameOf={nameOf} chosen={chosen} onChoose={choose} onOpen={open} />
      )}
      <Chosen spot={chosen} rows={rows} asks={asks} onOpen={() => open(chosen)} />
      {opened === null ? null : (
        <Opened spot={opened} rows={rows} asks={asks} workspace={workspace} onClose={() => setOpen(null)} />
      )}
    </SpaceBetween>
  )
}

/** A field of the grid as the address names it: the request, then who asks. */
function textOf({ row, column }: Spot, rows: readonly MatrixRow[], asks: readonly Ask[]): string {
  const ask = asks[column]
  return `${ask?.action} ${ask?.resource} ${rows[row]?.id}`
}

/** Null where the grid has no such field, or not yet. */
function spotOf(text: string | null, rows: readonly MatrixRow[], asks: readonly Ask[]): Spot | null {
  const [action, resource, id] = (text ?? '').split(' ')
  const row = rows.findIndex((one) => one.id === id)
  const column = asks.findIndex((ask) => ask.action === action && ask.resource === resource)
  return row < 0 || column < 0 ? null : { row, column }
}

function nameOf({ id }: MatrixRow): string {
  return id.slice(id.lastIndexOf('/') + 1)
}

type SpotProps = { readonly spot: Spot; readonly rows: readonly MatrixRow[]; readonly asks: readonly Ask[] }

function Chosen({ spot, rows, asks, onOpen }: SpotProps & { readonly onOpen: () => void }): ReactNode {
  const row = rows[spot.row]
  const ask = asks[spot.column]
  if (row === undefined || ask === undefined) return null
  return (
    <output className="question-text">
      <strong>{row.id}</strong>: {ask.action} on {ask.resource}:{' '}
      {stateWord(stateOfLetter(row.states[spot.column]))}.{' '}
      <Button variant="inline-link" onClick={onOpen}>
        Why
      </Button>
    </output>
  )
}

type OpenedProps = SpotProps & { readonly workspace: Workspace; readonly onClose: () => void }

function Opened({ spot, rows, asks, workspace, onClose }: OpenedProps): ReactNode {
  const id = rows[spot.row]?.id ?? ''
  const ask = asks[spot.column]
  const principal = entityOf(workspace, 'user', id) ?? entityOf(workspace, 'role', id)
  const caller = principal === undefined ? undefined : askerOf(principal).callers[0]
  if (ask === undefined || principal === undefined || caller === undefined) return null
  const isOpen = stateOfLetter(rows[spot.row]?.states[spot.column]) === 'conditional'
  return (
    <CallerExplanation
      name={principal.name}
      caller={caller}
      ask={ask}
      note={isOpen ? 'Explained without the keys that this hangs on. Who can…? tells the conditions.' : ''}
      onClose={onClose}
    />
  )
}
