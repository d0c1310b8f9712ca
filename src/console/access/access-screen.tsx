import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useMemo } from 'react'

import type { CatalogIndex } from '#catalog/catalog-index.ts'
import type { WhatFound } from '#graph/questions/what-can.ts'
import type { Principal } from '#model/entities/entity.ts'
import { entityOf } from '#model/workspace.ts'

import { type EntityColumn, EntityTable } from '../parts/entity-table.tsx'
import { useSearchParameter } from '../parts/hash-location.ts'
import { AccessState, accessText, stateWord } from '../parts/questions/access-words.tsx'
import { AskingState } from '../parts/questions/asking-state.tsx'
import { HeatGrid, itemsAt } from '../parts/questions/heat-grid.tsx'
import { type HeatCell, heatOf } from '../parts/questions/heat-of.ts'
import { useOpenRow, WhyButton } from '../parts/questions/open-row.tsx'
import { PrincipalForm } from '../parts/questions/principal-form.tsx'
import { useCatalogIndex, useWhatCan } from '../parts/questions/use-what-can.ts'
import { useWorkspace } from '../parts/use-entities.ts'
import { ByResource } from './by-resource.tsx'

/** What a user or role can do, by service and access level. */
export function AccessScreen(): ReactNode {
  const [of, setOf] = useSearchParameter('of')
  const [, setCell] = useSearchParameter('cell')
  const [, open] = useOpenRow()
  const workspace = useWorkspace()
  const principal = entityOf(workspace, 'user', of ?? '') ?? entityOf(workspace, 'role', of ?? '')
  const { index, error } = useCatalogIndex()
  const isUnknown = of !== null && of !== '' && principal === undefined
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="Every action that AWS documents is asked, on all resources, on those that its policies name and on those of the workspace. An action counts where it is possible on any of them."
      >
        What can…?
      </Header>
      <PrincipalForm
        key={`form ${of}`}
        label="What can"
        labels={['User or role']}
        asked={[of ?? '']}
        errors={[isUnknown ? 'No user or role of this workspace has this ARN.' : null]}
        onAsk={([first = '']) => {
          setCell(null)
          open(null)
          setOf(first)
        }}
      />
      {error === null ? null : <Alert type="error">The list of AWS’s actions could not be read.</Alert>}
      {principal === undefined || index === undefined ? (
        <Box textAlign="center" padding="l" color="text-body-secondary">
          {principal === undefined ? 'Choose a user or role.' : 'Reading the list of AWS’s actions'}
        </Box>
      ) : (
        <Answers key={principal.id} principal={principal} index={index} />
      )}
    </SpaceBetween>
  )
}

function cellText({ items, of }: HeatCell<WhatFound>): string {
  const open = items.filter(({ access }) => access.state !== 'allowed').length
  const plain = `${items.length} of ${of}`
  return open === 0 ? plain : `${plain}, ${open} ${open === 1 ? 'depends' : 'depend'}`
}

type AnswersProps = { readonly principal: Principal; readonly index: CatalogIndex }

function Answers({ principal, index }: AnswersProps): ReactNode {
  const asking = useWhatCan(principal.id, index)
  const { found, done, total } = asking.kept
  const heat = useMemo(() => heatOf(index, found), [index, found])
  const [place, choose] = useSearchParameter('cell')
  const [openId, open] = useOpenRow()
  const [, setOn] = useSearchParameter('on')
  const opened = found.find(({ action }) => action === openId)
  return (
    <SpaceBetween size="m">
      <AskingState asking={asking} done={done} total={total} noun="actions" />
      <output className="question-text">
        {asking.status === 'done'
          ? `${principal.name} can do ${found.length.toLocaleString('en')} of ${total.toLocaleString('en')} actions, in ${heat.services.length} ${heat.services.length === 1 ? 'service' : 'services'}.`
          : null}
      </output>
      {found.length === 0 ? null : (
        <HeatGrid
          heat={heat}
          label={`What ${principal.name} can do, by service and access level`}
          textOf={cellText}
          chosen={place}
          onChoose={choose}
        />
      )}
      {place === null ? null : (
        <EntityTable
          title={place.replace('/', ' · ')}
          items={itemsAt(heat, place)}
          columns={columns}
          idOf={({ action }) => action}
          about="Nothing of this is possible."
        />
      )}
      {opened === undefined ? null : (
        <ByResource
          key={opened.action}
          principal={principal}
          opened={opened}
          onClose={() => {
            setOn(null)
            open(null)
          }}
        />
      )}
    </SpaceBetween>
  )
}

const columns: readonly EntityColumn<WhatFound>[] = [
  { id: 'action', header: 'Action', text: ({ action }) => action },
  {
    id: 'state',
    header: 'Answer',
    text: ({ access }) => stateWord(access.state),
    cell: ({ access }) => <AccessState state={access.state} />,
  },
  { id: 'resource', header: 'For example on', text: ({ resource }) => resource },
  { id: 'conditions', header: 'On what it hangs', text: ({ access }) => accessText(access) || '-' },
  {
    id: 'why',
    header: '',
    text: null,
    cell: ({ action }) => <WhyButton id={action} of={action} />,
  },
]
