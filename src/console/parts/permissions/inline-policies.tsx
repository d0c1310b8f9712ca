import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'

import { deleteInlinePolicy } from '#model/commands/delete-inline-policy.ts'
import type { InlinePolicy } from '#model/entities/entity.ts'
import type { PolicyHolder } from '#model/look-up.ts'

import { ChangeButton } from '../change-button.tsx'
import { DocumentPanel } from '../document-panel.tsx'
import { type EntityColumn, EntityTable } from '../entity-table.tsx'
import { TakeAwayButton } from '../take-away-button.tsx'
import { InlinePolicyDialog } from './inline-policy-dialog.tsx'

type PanelProps = {
  readonly holder: PolicyHolder
  /** AWS keeps the holder: there is nothing to change in it. */
  readonly isKept: boolean
}

/** The policies that live inside `holder`, each with its document. */
export function InlinePolicies({ holder, isKept }: PanelProps) {
  const [adding, setAdding] = useState(false)
  const [shown, show] = useState<string | null>(null)
  const open = holder.inlinePolicies.find(({ name }) => name === shown)
  return (
    <SpaceBetween size="s">
      <EntityTable
        title="Inline policies"
        items={holder.inlinePolicies}
        columns={isKept ? [nameColumn(shown, show)] : [nameColumn(shown, show), deleteColumn(holder)]}
        idOf={({ name }) => name}
        about="An inline policy lives inside one identity and goes with it. There is none here."
        actions={
          isKept ? null : <ChangeButton onClick={() => setAdding(true)}>Add inline policy</ChangeButton>
        }
      />
      {open === undefined ? null : (
        <DocumentPanel
          title={open.name}
          place={{ kind: 'inline', holder: holder.arn, name: open.name }}
          editable={!isKept}
        />
      )}
      {adding ? <InlinePolicyDialog holder={holder} onDismiss={() => setAdding(false)} /> : null}
    </SpaceBetween>
  )
}

function nameColumn(shown: string | null, show: (name: string | null) => void): EntityColumn<InlinePolicy> {
  return {
    id: 'name',
    header: 'Policy name',
    text: ({ name }) => name,
    cell: ({ name }) => (
      <Button
        variant="inline-link"
        ariaExpanded={shown === name}
        onClick={() => show(shown === name ? null : name)}
      >
        {name}
      </Button>
    ),
  }
}

function deleteColumn(holder: PolicyHolder): EntityColumn<InlinePolicy> {
  return {
    id: 'delete',
    header: 'Action',
    text: null,
    cell: ({ name }) => (
      <TakeAwayButton
        verb="Delete"
        title={`Delete inline policy ${name}`}
        about={`${name} lives inside ${holder.name} alone, and is gone with it.`}
        command={deleteInlinePolicy}
        input={{ holder: holder.arn, name }}
      />
    ),
  }
}
