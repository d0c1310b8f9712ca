import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Checkbox from '@cloudscape-design/components/checkbox'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

import { entityOf } from '#model/workspace.ts'

import { useSearchParameter } from '../parts/hash-location.ts'
import { PrincipalForm } from '../parts/questions/principal-form.tsx'
import { useCatalogIndex } from '../parts/questions/use-what-can.ts'
import { useWorkspace } from '../parts/use-entities.ts'
import { DifferenceView } from './difference-view.tsx'

/** What one user or role may and another may not, or one of them before and after the edits in progress. */
export function CompareScreen(): ReactNode {
  const [before, setBefore] = useSearchParameter('before')
  const [after, setAfter] = useSearchParameter('after')
  const [edits, setEdits] = useSearchParameter('edits')
  const workspace = useWorkspace()
  const { index, error } = useCatalogIndex()
  const isThere = (id: string | null) =>
    id !== null && (entityOf(workspace, 'user', id) ?? entityOf(workspace, 'role', id)) !== undefined
  const errorOf = (id: string | null) =>
    id === null || id === '' || isThere(id) ? null : 'No user or role of this workspace has this ARN.'
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="Every action that AWS documents is asked of both, on the same resources: those that either’s policies name, and those of the workspace."
      >
        Compare access
      </Header>
      <PrincipalForm
        key={`${before} ${after}`}
        label="Compare access"
        labels={['Before', 'After']}
        asked={[before ?? '', after ?? '']}
        errors={[errorOf(before), errorOf(after)]}
        onAsk={([first = '', second = '']) => {
          setBefore(first)
          setAfter(second === '' ? first : second)
        }}
      />
      <Checkbox checked={edits !== null} onChange={({ detail }) => setEdits(detail.checked ? '1' : null)}>
        Before without the edits in progress, after with them
      </Checkbox>
      {error === null ? null : <Alert type="error">The list of AWS’s actions could not be read.</Alert>}
      {before === null || after === null || index === undefined || !isThere(before) || !isThere(after) ? (
        <Box textAlign="center" padding="l" color="text-body-secondary">
          Choose two users or roles, or the same one twice to see what edits in progress change.
        </Box>
      ) : (
        <DifferenceView
          key={`${before} ${after} ${edits}`}
          before={before}
          after={after}
          onlyAfterHasEdits={edits !== null}
          index={index}
        />
      )}
    </SpaceBetween>
  )
}
