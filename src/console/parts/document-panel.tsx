import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'

import { documentAt, type DocumentPlace, placeKey } from '#model/document-place.ts'

import { draftsStore } from '../state/drafts-store.ts'
import { hrefOfDocument } from './hrefs.ts'
import { JsonPanel } from './json-panel.tsx'
import { useFound } from './use-entities.ts'

type DocumentPanelProps = {
  readonly title: string
  readonly place: DocumentPlace
  /** Whether it may be edited: AWS's own policies may not. */
  readonly editable: boolean
  /** Shown where the place has no document. */
  readonly absent?: string
  readonly actions?: ReactNode
}

/** A policy document to read, and the way to the editor. */
export function DocumentPanel({ title, place, editable, absent, actions }: DocumentPanelProps) {
  const document = useFound((workspace) => documentAt(workspace, place))
  const verb = document === undefined || document === null ? 'Add' : 'Edit'
  const edit = editable ? (
    <Button href={hrefOfDocument(place)} ariaLabel={`${verb} ${title}`}>
      {verb}
    </Button>
  ) : null
  const buttons = (
    <SpaceBetween direction="horizontal" size="xs">
      {actions}
      {edit}
    </SpaceBetween>
  )
  if (document === undefined || document === null) {
    return (
      <SpaceBetween size="s">
        <Box variant="p" color="text-body-secondary">
          {absent ?? 'There is no document here.'}
        </Box>
        {buttons}
      </SpaceBetween>
    )
  }
  return (
    <JsonPanel title={title} value={document} description={<DraftHint place={place} />} actions={buttons} />
  )
}

/** Says that somebody edits this document and that what they typed isn't applied yet. */
function DraftHint({ place }: { readonly place: DocumentPlace }) {
  const draft = useStore(draftsStore, (state) => state.drafts[placeKey(place)])
  if (draft === undefined) return null
  return <StatusIndicator type="info">The editor holds changes that are not applied yet.</StatusIndicator>
}
