import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'

import { ChangeButton } from '../parts/change-button.tsx'
import { useSearchParameter } from '../parts/hash-location.ts'
import { CreateOrganizationDialog } from './create-organization-dialog.tsx'

/** In place of the organization while there is none. */
export function NoOrganization() {
  const [creating, setCreating] = useSearchParameter('create')
  return (
    <Box textAlign="center" padding="xxl">
      <SpaceBetween size="m">
        <Box variant="h1">There is no organization yet</Box>
        <Box variant="p">
          An organization holds accounts in organizational units, and limits them from above: service control
          policies what their identities may do, resource control policies who may use their resources.
        </Box>
        <ChangeButton variant="primary" onClick={() => setCreating('organization')}>
          Create organization
        </ChangeButton>
      </SpaceBetween>
      {creating === null ? null : <CreateOrganizationDialog onDismiss={() => setCreating(null)} />}
    </Box>
  )
}
