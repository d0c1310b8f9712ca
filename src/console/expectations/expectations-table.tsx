import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table from '@cloudscape-design/components/table'
import type { ReactNode } from 'react'

import type { ExpectationResult } from '#graph/expectations/run-expectation.ts'
import { principalText } from '#model/commands/create-expectation.ts'
import { deleteEntity } from '#model/commands/delete-entity.ts'
import type { EntityId, Expectation } from '#model/entities/entity.ts'

import { perform } from '../parts/perform.ts'
import { expectedText, keysText, reasonText } from './expectation-wording.ts'

type ExpectationsTableProps = {
  readonly expectations: readonly Expectation[]
  readonly results: ReadonlyMap<EntityId, ExpectationResult>
}

/** What is expected, what became of it, and why. */
export function ExpectationsTable({ expectations, results }: ExpectationsTableProps): ReactNode {
  return (
    <Table
      items={expectations}
      trackBy="id"
      variant="embedded"
      wrapLines
      ariaLabels={{ tableLabel: 'Tests' }}
      empty={<Box textAlign="center">No tests yet. Add one: it is asked again with every change.</Box>}
      columnDefinitions={[
        { id: 'result', header: 'Result', cell: ({ id }) => <Result result={results.get(id)} /> },
        {
          id: 'expected',
          header: 'What should be so',
          isRowHeader: true,
          cell: (one) => <What expectation={one} />,
        },
        { id: 'reason', header: 'Why', cell: ({ id }) => <Reason result={results.get(id)} /> },
        { id: 'remove', header: 'Actions', cell: (one) => <Remove expectation={one} /> },
      ]}
    />
  )
}

function Result({ result }: { readonly result: ExpectationResult | undefined }): ReactNode {
  switch (result?.kind) {
    case undefined:
      return <StatusIndicator type="loading">Asking</StatusIndicator>
    case 'met':
      return <StatusIndicator type="success">Met</StatusIndicator>
    case 'failed':
      return <StatusIndicator type="error">Failed</StatusIndicator>
    case 'unknown':
      return <StatusIndicator type="warning">Unknown</StatusIndicator>
  }
}

function What({ expectation }: { readonly expectation: Expectation }): ReactNode {
  const { principal, action, resource, context, expected, note } = expectation
  const given = keysText(context)
  return (
    <>
      <div>
        <strong>{principalText(principal)}</strong> should be {expectedText(expected)}: {action} on {resource}
        {given === '' ? '' : ` with ${given}`}
      </div>
      {note === '' ? null : <Box color="text-body-secondary">{note}</Box>}
    </>
  )
}

function Reason({ result }: { readonly result: ExpectationResult | undefined }): ReactNode {
  return result === undefined ? null : reasonText(result)
}

function Remove({ expectation }: { readonly expectation: Expectation }): ReactNode {
  const { id, action, principal } = expectation
  return (
    <Button
      variant="icon"
      iconName="remove"
      ariaLabel={`Delete the test of ${action} by ${principalText(principal)}`}
      onClick={() => perform(deleteEntity, { id })}
    />
  )
}
