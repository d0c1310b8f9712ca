import Button from '@cloudscape-design/components/button'
import { useState } from 'react'

import { detachPolicy } from '#model/commands/detach-policy.ts'
import type { ManagedPolicy } from '#model/entities/entity.ts'
import type { Arn } from '#model/entities/names.ts'
import type { PolicyHolder } from '#model/look-up.ts'

import { wordPolicyType } from '../../wording/entity-nouns.ts'
import { ArnLink } from '../entity-link.tsx'
import { type EntityColumn, EntityTable } from '../entity-table.tsx'
import { perform } from '../perform.ts'
import { useEntities } from '../use-entities.ts'
import { AttachPolicyDialog } from './attach-policy-dialog.tsx'

type Attached = { readonly arn: Arn; readonly name: string; readonly policy: ManagedPolicy | undefined }

/** The managed policies that are attached to `holder`, with the ways to attach and detach. */
export function AttachedPolicies({ holder }: { readonly holder: PolicyHolder }) {
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
        columns={columnsOf(holder)}
        idOf={({ arn }) => arn}
        about="No managed policy is attached. Attach one to give permissions."
        actions={<Button onClick={() => setAttaching(true)}>Attach policies</Button>}
      />
      {attaching ? <AttachPolicyDialog holder={holder} onDismiss={() => setAttaching(false)} /> : null}
    </>
  )
}

function columnsOf(holder: PolicyHolder): readonly EntityColumn<Attached>[] {
  return [
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
    {
      id: 'detach',
      header: 'Action',
      text: null,
      cell: ({ arn, name }) => (
        <Button
          variant="inline-link"
          ariaLabel={`Detach ${name}`}
          onClick={() => perform(detachPolicy, { holder: holder.arn, policy: arn })}
        >
          Detach
        </Button>
      ),
    },
  ]
}
