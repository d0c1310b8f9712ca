import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'

import { deleteInlinePolicy } from '#model/commands/delete-inline-policy.ts'
import type { InlinePolicy } from '#model/entities/entity.ts'
import type { PolicyHolder } from '#model/look-up.ts'

import { DocumentPanel } from '../document-panel.tsx'
import { type EntityColumn, EntityTable } from '../entity-table.tsx'
import { perform } from '../perform.ts'
import { InlinePolicyDialog } from './inline-policy-dialog.tsx'

/** The policies that live inside `holder`, each with its document. */
export function InlinePolicies({ holder }: { readonly holder: PolicyHolder }) {
  const [adding, setAdding] = useState(false)
  const [shown, show] = useState<string | null>(null)
  const open = holder.inlinePolicies.find(({ name }) => name === shown)
  return (
    <SpaceBetween size="s">
      <EntityTable
        title="Inline policies"
        items={holder.inlinePolicies}
        columns={columnsOf(holder, shown, show)}
        idOf={({ name }) => name}
        about="An inline policy lives inside one identity and goes with it. There is none here."
        actions={<Button onClick={() => setAdding(true)}>Add inline policy</Button>}
      />
      {open === undefined ? null : (
        <DocumentPanel
          title={open.name}
          place={{ kind: 'inline', holder: holder.arn, name: open.name }}
          editable
        />
      )}
      {adding ? <InlinePolicyDialog holder={holder} onDismiss={() => setAdding(false)} /> : null}
    </SpaceBetween>
  )
}

function columnsOf(
  holder: PolicyHolder,
  shown: string | null,
  show: (name: string | null) => void,
): readonly EntityColumn<InlinePolicy>[] {
  return [
    {
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
    },
    {
      id: 'delete',
      header: 'Action',
      text: null,
      cell: ({ name }) => (
        <Button
          variant="inline-link"
          ariaLabel={`Delete inline policy ${name}`}
          onClick={() => perform(deleteInlinePolicy, { holder: holder.arn, name })}
        >
          Delete
        </Button>
      ),
    },
  ]
}
