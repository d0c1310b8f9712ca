import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'

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
        <Button variant="primary" onClick={() => setCreating('organization')}>
          Create organization
        </Button>
      </SpaceBetween>
      {creating === null ? null : <CreateOrganizationDialog onDismiss={() => setCreating(null)} />}
    </Box>
  )
}
