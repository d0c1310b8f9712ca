import Box from '@cloudscape-design/components/box'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo, useState } from 'react'

import { applyChange } from '#model/change.ts'
import { moveAccount } from '#model/commands/move-account.ts'
import type { Account } from '#model/entities/entity.ts'
import { organizationPolicyTypes } from '#model/entities/organization.ts'
import { organizationOf } from '#model/organization.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { organizationPolicyNouns } from '../../wording/entity-nouns.ts'
import { problemSentence } from '../../wording/problem-wording.ts'
import { ChangeForecast } from '../change-forecast.tsx'
import { FormDialog } from '../form-dialog.tsx'
import { attempt } from '../perform.ts'
import { useWorkspace } from '../use-entities.ts'
import { type Bearing, bearingsMoved } from './inheritance.ts'
import { pathText } from './path-text.ts'

type MoveAccountDialogProps = { readonly account: Account; readonly onDismiss: () => void }

/** Where an account shall be, and what that changes, before it is done. */
export function MoveAccountDialog({ account, onDismiss }: MoveAccountDialogProps) {
  const workspace = useWorkspace()
  const [parent, setParent] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const places = placesFor(workspace, account)
  const outcome = useMemo(
    () => (parent === null ? null : moveAccount(workspace, { account: account.accountId, parent })),
    [workspace, account.accountId, parent],
  )
  const isNew = account.parent === null
  const move = () => {
    if (parent === null) {
      setError('Choose where to.')
      return
    }
    const problem = attempt(moveAccount, { account: account.accountId, parent })
    if (problem === null) onDismiss()
    else setError(problemSentence(problem))
  }
  return (
    <FormDialog
      title={isNew ? `Add ${account.name} to the organization` : `Move ${account.name}`}
      submitText={isNew ? 'Add account' : 'Move account'}
      error={error}
      onSubmit={move}
      onDismiss={onDismiss}
    >
      <FormField label="Where to">
        <Select
          placeholder="Choose the root or an organizational unit"
          filteringType={places.length > 8 ? 'auto' : 'none'}
          filteringAriaLabel="Find a unit"
          options={places}
          selectedOption={places.find(({ value }) => value === parent) ?? null}
          onChange={({ detail }) => setParent(detail.selectedOption.value ?? null)}
        />
      </FormField>
      {outcome?.ok === true ? (
        <SpaceBetween size="m">
          <Consequences
            workspace={workspace}
            after={applyChange(workspace, outcome.value)}
            account={account}
          />
          <ChangeForecast change={outcome.value} />
        </SpaceBetween>
      ) : null}
    </FormDialog>
  )
}

function placesFor(workspace: Workspace, account: Account) {
  const organization = organizationOf(workspace)
  if (organization === undefined) return []
  return [organization, ...entitiesOf(workspace, 'organizational-unit')]
    .map((place) => ({
      value: place.kind === 'organization' ? place.rootId : place.id,
      label: pathText(workspace, place),
    }))
    .filter(({ value }) => value !== account.parent)
}

type ConsequencesProps = {
  readonly workspace: Workspace
  readonly after: Workspace
  readonly account: Account
}

function Consequences({ workspace, after, account }: ConsequencesProps) {
  const types = organizationOf(workspace)?.policyTypes ?? []
  if (types.length === 0)
    return <Box variant="p">No policies are on in this organization: moving changes no decision.</Box>
  return (
    <SpaceBetween size="m">
      {organizationPolicyTypes
        .filter((type) => types.includes(type))
        .map((type) => {
          const { goes, comes, stays } = bearingsMoved(workspace, after, { id: account.id, type })
          return (
            <div key={type}>
              <Box variant="h3">{organizationPolicyNouns[type].many}</Box>
              <Bearings word="No longer applies" bearings={goes} />
              <Bearings word="Applies from now on" bearings={comes} />
              <Bearings word="Stays" bearings={stays} />
            </div>
          )
        })}
    </SpaceBetween>
  )
}

function Bearings({ word, bearings }: { readonly word: string; readonly bearings: readonly Bearing[] }) {
  const texts = bearings.map(({ name, atName }) => `${name} (at ${atName})`)
  return (
    <div>
      <Box variant="awsui-key-label" display="inline">
        {word}:
      </Box>{' '}
      {texts.join(', ') || 'nothing'}
    </div>
  )
}
