import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'

import type { Role } from '#model/entities/entity.ts'
import type { Arn } from '#model/entities/names.ts'
import { entitiesOf } from '#model/workspace.ts'

import { workspaceStore } from '../state/workspace-store.ts'

export function useRoles(): readonly Role[] {
  const workspace = useStore(workspaceStore, (state) => state.workspace)
  return entitiesOf(workspace, 'role')
}

type RoleFieldProps = {
  readonly roles: readonly Role[]
  readonly role: Arn
  readonly onChoose: (role: Arn) => void
}

/** One role of the workspace. */
export function RoleField({ roles, role, onChoose }: RoleFieldProps): ReactNode {
  const options = roles.map(({ arn, name }) => ({ value: arn, label: name, description: arn }))
  return (
    <FormField label="Role">
      <Select
        filteringType={roles.length > 10 ? 'auto' : 'none'}
        filteringAriaLabel="Find a role"
        virtualScroll
        options={options}
        selectedOption={options.find(({ value }) => value === role) ?? null}
        onChange={({ detail }) => {
          const found = roles.find(({ arn }) => arn === detail.selectedOption.value)
          if (found !== undefined) onChoose(found.arn)
        }}
      />
    </FormField>
  )
}
