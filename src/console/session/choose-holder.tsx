import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'

import { entitiesOf, type Workspace } from '#model/workspace.ts'
import { heldCredentials } from '#sessions/held-credentials.ts'
import type { AccessKeySession, RootSession } from '#sessions/session.ts'

import { workspaceStore } from '../state/workspace-store.ts'
import { spellAccountId } from '../wording/session-wording.ts'

/** A user's access key or a root user, as those whose long-term credentials sign a call. */
export type HolderSession = AccessKeySession | RootSession

export type HolderOption = {
  readonly value: string
  readonly label: string
  readonly description: string
  readonly session: HolderSession
  /** Nobody has such credentials, so they can't be chosen. */
  readonly disabled: boolean
}

/** Every user of the workspace, those with an access key first, and where wanted the root users of its accounts. */
export function useHolders(withRoot: boolean): readonly HolderOption[] {
  return holdersIn(
    useStore(workspaceStore, (state) => state.workspace),
    withRoot,
  )
}

function holdersIn(workspace: Workspace, withRoot: boolean): readonly HolderOption[] {
  const users = entitiesOf(workspace, 'user').map((user) => {
    const disabled = !heldCredentials(workspace, user).accessKey
    return {
      value: user.arn,
      label: user.name,
      description: disabled ? `${user.arn}: no active access key` : user.arn,
      session: { kind: 'access-key', user: user.arn } as const,
      disabled,
    }
  })
  const roots = entitiesOf(workspace, 'account').map(({ accountId, name }) => ({
    value: accountId,
    label: `root of ${name}`,
    description: spellAccountId(accountId),
    session: { kind: 'root', accountId, mfa: false } as const,
    disabled: false,
  }))
  const inOrder = [...users.filter(({ disabled }) => !disabled), ...users.filter(({ disabled }) => disabled)]
  return withRoot ? [...inOrder, ...roots] : inOrder
}

type ChooseHolderProps = {
  readonly label: string
  readonly holders: readonly HolderOption[]
  readonly chosen: HolderOption
  readonly onChoose: (value: string) => void
}

export function ChooseHolder({ label, holders, chosen, onChoose }: ChooseHolderProps): ReactNode {
  return (
    <FormField label={label}>
      <Select
        filteringType={holders.length > 10 ? 'auto' : 'none'}
        filteringAriaLabel={`Find: ${label}`}
        virtualScroll
        options={holders.map(({ value, label: name, description, disabled }) => ({
          value,
          label: name,
          description,
          disabled,
        }))}
        selectedOption={{ value: chosen.value, label: chosen.label }}
        onChange={({ detail }) => onChoose(detail.selectedOption.value ?? chosen.value)}
      />
    </FormField>
  )
}
