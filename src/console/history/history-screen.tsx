import './history.css'
import Box from '@cloudscape-design/components/box'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import Tabs from '@cloudscape-design/components/tabs'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'

import { goTo, useSearchParameter } from '#console/parts/hash-location.ts'
import { hrefs } from '#console/parts/hrefs.ts'
import { workspaceStore } from '#console/state/workspace-store.ts'

import { CompareTab } from './compare-tab.tsx'
import { timelineDays } from './history-points.ts'
import { PointDetails } from './point-details.tsx'
import { Timeline } from './timeline.tsx'
import { VersionsTab } from './versions-tab.tsx'

/** What was changed, when, and the ways back. The tab and the point are in the address. */
export function HistoryScreen(): ReactNode {
  const [tab, setTab] = useSearchParameter('tab')
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="Every change of this workspace: the last 200 can be undone, also after a reload. Versions stay until you delete them."
        >
          History
        </Header>
      }
    >
      <div className="history">
        <Tabs
          ariaLabel="History"
          activeTabId={tab ?? 'timeline'}
          onChange={({ detail }) => setTab(detail.activeTabId)}
          tabs={[
            { id: 'timeline', label: 'Timeline', content: <TimelineTab /> },
            {
              id: 'versions',
              label: 'Versions',
              content: <VersionsTab onCompare={(id) => compare(`version-${id}`)} />,
            },
            { id: 'compare', label: 'Compare', content: <CompareTab /> },
          ]}
        />
      </div>
    </ContentLayout>
  )
}

function TimelineTab(): ReactNode {
  const past = useStore(workspaceStore, (state) => state.past)
  const future = useStore(workspaceStore, (state) => state.future)
  const [at, setAt] = useSearchParameter('at')
  const chosen = at === null ? null : Number(at)
  return (
    <div className="history-columns">
      <Timeline
        days={timelineDays({ past, future })}
        chosen={chosen}
        onChoose={(count) => setAt(String(count))}
      />
      {chosen === null ? (
        <Box color="text-body-secondary" padding="m">
          {past.length + future.length === 0
            ? 'Nothing was changed yet. What you change is listed here, and can be undone.'
            : 'Choose a change to see what it did.'}
        </Box>
      ) : (
        <PointDetails count={chosen} onCompare={() => compare(`after-${chosen}`)} />
      )}
    </div>
  )
}

function compare(from: string): void {
  goTo(`${hrefs.history}?tab=compare&from=${encodeURIComponent(from)}`)
}
