import ColumnLayout from '@cloudscape-design/components/column-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'

import { ActingNow } from './acting-now.tsx'
import { EntityCounts } from './entity-counts.tsx'
import { PretendStrip } from './pretend-strip.tsx'
import { RecentChanges } from './recent-changes.tsx'
import { TryFirst } from './try-first.tsx'

/** The first screen: what this is, what is in it, what to try. Part of the first load, so it stays light. */
export function DashboardScreen() {
  return (
    <SpaceBetween size="l">
      <PretendStrip />
      <Header variant="h1">Dashboard</Header>
      <TryFirst />
      <EntityCounts />
      <ColumnLayout columns={2} minColumnWidth={300}>
        <ActingNow />
        <RecentChanges />
      </ColumnLayout>
    </SpaceBetween>
  )
}
