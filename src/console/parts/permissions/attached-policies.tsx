import { useState } from 'react'

import { detachPolicy } from '#model/commands/detach-policy.ts'
import type { ManagedPolicy } from '#model/entities/entity.ts'
import type { Arn } from '#model/entities/names.ts'
import type { PolicyHolder } from '#model/look-up.ts'

import { wordPolicyType } from '../../wording/entity-nouns.ts'
import { ChangeButton } from '../change-button.tsx'
import { ArnLink } from '../entity-link.tsx'
import { type EntityColumn, EntityTable } from '../entity-table.tsx'
import { TakeAwayButton } from '../take-away-button.tsx'
import { useEntities } from '../use-entities.ts'
import { AttachPolicyDialog } from './attach-policy-dialog.tsx'

type Attached = { readonly arn: Arn; readonly name: string; readonly policy: ManagedPolicy | undefined }

type PanelProps = {
  readonly holder: PolicyHolder
  /** AWS keeps the holder: there is nothing to change in it. */
  readonly isKept: boolean
}

/** The managed policies that are attached to `holder`, with the ways to attach and detach. */
export function AttachedPolicies({ holder, isKept }: PanelProps) {
  const policies = useEntities('policy')
  const [attaching, setAttaching] = useState(false)
  const items = holder.attachedPolicies.map((arn): Attached => {
    const policy = policies.find((one) => one.arn === arn)
    return { arn, policy, name: policy?.name ?? arn }
  })
  return (
    <>
      <EntityTable
        title="Attached policies"
        items={items}
        columns={isKept ? readingColumns : [...readingColumns, detachColumn(holder)]}
        idOf={({ arn }) => arn}
        about="No managed policy is attached. Attach one to give permissions."
        actions={
          isKept ? null : <ChangeButton onClick={() => setAttaching(true)}>Attach policies</ChangeButton>
        }
      />
      {attaching ? <AttachPolicyDialog holder={holder} onDismiss={() => setAttaching(false)} /> : null}
    </>
  )
}

const readingColumns: readonly EntityColumn<Attached>[] = [
  {
    id: 'name',
    header: 'Policy name',
    text: ({ name }) => name,
    cell: ({ arn }) => <ArnLink arn={arn} />,
  },
  {
    id: 'type',
    header: 'Type',
    text: ({ policy }) => (policy === undefined ? '-' : wordPolicyType(policy)),
  },
  { id: 'description', header: 'Description', text: ({ policy }) => policy?.description || '-' },
]

function detachColumn(holder: PolicyHolder): EntityColumn<Attached> {
  return {
    id: 'detach',
    header: 'Action',
    text: null,
    cell: ({ arn, name }) => (
      <TakeAwayButton
        verb="Detach"
        title={`Detach ${name} from ${holder.name}`}
        about={`${holder.name} no longer gets permissions from ${name}.`}
        command={detachPolicy}
        input={{ holder: holder.arn, policy: arn }}
      />
    ),
  }
}
