import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useMemo } from 'react'

import { useSearchParameter } from '#console/parts/hash-location.ts'
import { now, PointField, usePoints, PointsNote, useWorkspaceAt } from '#console/parts/history-point.tsx'
import { changeBetween } from '#persistence/change-between.ts'

import { ChangeView } from './change-view.tsx'

const label = { verb: 'compare', names: [] }

/** Two points of the history, or versions, and every entity that differs between them. */
export function CompareTab(): ReactNode {
  const [from, setFrom] = useSearchParameter('from')
  const [to, setTo] = useSearchParameter('to')
  const options = usePoints()
  const before = useWorkspaceAt(from ?? 'after-0')
  const after = useWorkspaceAt(to ?? now)
  const change = useMemo(
    () =>
      typeof before === 'string' || typeof after === 'string' ? null : changeBetween(before, after, label),
    [before, after],
  )
  return (
    <SpaceBetween size="m">
      <Container>
        <ColumnLayout columns={2}>
          <PointField label="From" options={options} point={from ?? 'after-0'} onChoose={setFrom} />
          <PointField label="To" options={options} point={to ?? now} onChoose={setTo} />
        </ColumnLayout>
      </Container>
      <Container>
        {change === null ? (
          <PointsNote points={[before, after]} />
        ) : (
          <ChangeView key={`${from} ${to}`} change={change} />
        )}
      </Container>
    </SpaceBetween>
  )
}
