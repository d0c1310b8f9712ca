import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

import { useReason } from '#console/parts/graph-tools/use-reason.ts'
import { hrefOfDocument, hrefOfWhy } from '#console/parts/hrefs.ts'
import { workspaceStore } from '#console/state/workspace-store.ts'
import {
  conditionSentence,
  howWords,
  otherWaySentences,
  reasonSentence,
} from '#console/wording/graph-wording.ts'
import { mfaNote } from '#console/wording/mfa-wording.ts'
import { secondTitle } from '#console/wording/second-wording.ts'
import { statementTitle } from '#console/wording/statement-wording.ts'
import { layerOfStop } from '#console/wording/stops-wording.ts'
import type { StatementReference } from '#engine/evaluate/decision.ts'
import type { Stop } from '#graph/stops.ts'
import { isStructural } from '#graph/structural.ts'
import type { TrustEdge } from '#graph/trust-graph.ts'
import { parsePlaceKey } from '#model/document-place.ts'

import { EdgeState } from './edge-state.tsx'
import { PanelHeader } from './panel-header.tsx'

export type EdgePanelProps = {
  readonly edge: TrustEdge
  /** Names of the two ends. */
  readonly from: string
  readonly to: string
  /** Where a statement can be edited; null where its document isn't ours. */
  readonly hrefOfStatement: (statement: StatementReference) => string | null
  readonly onClose: () => void
}

/** Why an edge is what it is. */
export function EdgePanel({ edge: drawn, from, to, hrefOfStatement, onClose }: EdgePanelProps): ReactNode {
  const edge = useReason(drawn)
  const why = hrefOfHop(edge)
  const reason = reasonSentence(edge, from, to)
  return (
    <Container
      header={
        <PanelHeader
          title={`${from} → ${to}`}
          description={howWords(edge)}
          close="Close the reason"
          onClose={onClose}
        />
      }
    >
      <SpaceBetween size="s">
        {isStructural(edge.kind) ? null : <EdgeState state={edge.state} />}
        {reason === '' ? null : <Box variant="p">{reason}</Box>}
        {edge.conditions.length > 0 ? (
          <Conditions
            edge={edge}
            title={edge.state === 'conditional' ? 'If' : 'Hangs on'}
            conditions={edge.conditions}
          />
        ) : null}
        {(edge.besides ?? []).map(({ action, conditions }) => (
          <Conditions edge={edge} key={action} title={secondTitle(action)} conditions={conditions} />
        ))}
        {otherWaySentences(edge).map((way) => (
          <Box key={way} variant="p">
            {way}
          </Box>
        ))}
        {edge.sentence === '' ? null : (
          <Box variant="p">
            {edge.state === 'conditional' ? 'With that: ' : ''}
            {edge.sentence.replaceAll('`', '')}
          </Box>
        )}
        {edge.deciding.length > 0 ? (
          <div>
            <Box variant="h3">Statements that decide</Box>
            <ul>
              {edge.deciding.map((statement) => (
                <li key={`${statement.source ?? statement.policy}#${statement.statement}`}>
                  <StatementLink statement={statement} href={hrefOfStatement(statement)} />
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        <Stops stops={edge.stops ?? []} />
        {why === null ? null : <Link href={why}>Open the explanation</Link>}
      </SpaceBetween>
    </Container>
  )
}

/** Where the request behind a line is decided gate by gate; null where nobody of the workspace makes one. */
function hrefOfHop({ kind, from, to, asked }: TrustEdge): string | null {
  const request = kind === 'AssumeRole' ? { action: 'sts:AssumeRole', resource: to } : asked
  const { entities } = workspaceStore.getState().workspace
  const root = /^arn:[\w-]+:iam::(\d{12}):root$/.exec(from)?.[1]
  const kindHeld = entities.get(root === undefined ? from : `account/${root}`)?.kind
  const isAsker = kindHeld === 'user' || kindHeld === 'role' || kindHeld === 'account'
  return request === undefined || !isAsker ? null : hrefOfWhy({ principal: from, ...request })
}

type ConditionsProps = Pick<TrustEdge, 'conditions'> & {
  readonly title: string
  /** What it hangs on as a whole. */
  readonly edge: TrustEdge
}

function Conditions({ title, conditions, edge }: ConditionsProps): ReactNode {
  return (
    <div>
      <Box variant="h3">{title}</Box>
      <ul>
        {conditions.map((condition) => (
          <li key={conditionSentence(condition)}>
            <Box variant="code">{conditionSentence(condition)}</Box>
            <Box variant="small">{mfaNote(condition, edge)}</Box>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The policies that would have to allow what is asked, and say nothing of it. */
function Stops({ stops }: { readonly stops: readonly Stop[] }): ReactNode {
  const silent = stops.flatMap(({ layer, isDenied, policies }) =>
    isDenied ? [] : policies.map(({ name, source }) => ({ layer, name, source })),
  )
  if (silent.length === 0) return null
  return (
    <div>
      <Box variant="h3">What stops it</Box>
      <ul>
        {silent.map(({ layer, name, source }) => {
          const place = source === undefined ? null : parsePlaceKey(source)
          return (
            <li key={`${layer} ${source ?? name}`}>
              {layerOfStop({ layer })}:{' '}
              {place === null ? name : <Link href={hrefOfDocument(place)}>{name}</Link>}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function StatementLink({
  statement,
  href,
}: {
  readonly statement: StatementReference
  readonly href: string | null
}): ReactNode {
  const text = `${statement.effect} ${statementTitle(statement)} of ${statement.policy}`
  return href === null ? text : <Link href={href}>{text}</Link>
}
