import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { askerOf } from '#graph/questions/askers.ts'
import type { WhatFound } from '#graph/questions/what-can.ts'
import type { Principal } from '#model/entities/entity.ts'

import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { useSearchParameter } from '../parts/hash-location.ts'
import { AccessState, accessText, stateWord } from '../parts/questions/access-words.tsx'
import { CallerExplanation } from '../parts/questions/caller-explanation.tsx'
import { engine } from '../state/engines.ts'
import { identityOf } from '../state/identity-of.ts'
import { local } from '../state/queries.ts'
import { useMoment } from '../state/use-moment.ts'

type ByResourceProps = {
  readonly principal: Principal
  /** The action, with the best of its answers. */
  readonly opened: WhatFound
  readonly onClose: () => void
}

/** One action on each resource that was asked about, and why it is so on one of them. */
export function ByResource({ principal, opened, onClose }: ByResourceProps): ReactNode {
  const { action } = opened
  const { revision, drafts } = useMoment()
  const { data: answers = [opened] } = useQuery({
    ...local,
    queryKey: ['what-can-on', revision, identityOf(drafts), principal.id, action],
    queryFn: ({ signal }) =>
      engine('analysis').ask(
        'whatCanOn',
        { principal: principal.id, action, resources: null, drafts },
        signal,
      ),
    placeholderData: keepPreviousData,
  })
  const [on] = useSearchParameter('on')
  const chosen = answers.find(({ resource }) => resource === on) ?? opened
  const [caller] = askerOf(principal).callers
  const { access, resource } = chosen
  return (
    <SpaceBetween size="m">
      <EntityTable
        title={`${action}, by resource`}
        items={answers}
        columns={columns}
        idOf={(one) => one.resource}
        about="No resource was asked about."
        actions={
          <Button variant="icon" iconName="close" ariaLabel="Close the list of resources" onClick={onClose} />
        }
      />
      {caller === undefined ? null : (
        <CallerExplanation
          name={`${principal.name}: ${action}`}
          caller={caller}
          ask={{ action, resource, context: access.state === 'conditional' ? access.witness : {} }}
          note={accessText(access)}
          onClose={onClose}
        />
      )}
    </SpaceBetween>
  )
}

const columns: readonly EntityColumn<WhatFound>[] = [
  { id: 'resource', header: 'Resource', text: ({ resource }) => resource },
  {
    id: 'state',
    header: 'Answer',
    text: ({ access }) => stateWord(access.state),
    cell: ({ access }) => <AccessState state={access.state} />,
  },
  { id: 'conditions', header: 'On what it hangs', text: ({ access }) => accessText(access) || '-' },
  { id: 'why', header: '', text: null, cell: ({ resource }) => <WhyOn resource={resource} /> },
]

function WhyOn({ resource }: { readonly resource: string }): ReactNode {
  const [, choose] = useSearchParameter('on')
  return (
    <Button variant="inline-link" ariaLabel={`Why on ${resource}`} onClick={() => choose(resource)}>
      Why
    </Button>
  )
}
