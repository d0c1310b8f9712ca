import Box from '@cloudscape-design/components/box'
import Checkbox from '@cloudscape-design/components/checkbox'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useMemo } from 'react'

import type { CatalogIndex } from '#catalog/catalog-index.ts'
import { entityOf } from '#model/workspace.ts'
import type { Draft } from '#worker/contract.ts'

import { useSearchParameter } from '../parts/hash-location.ts'
import { PrincipalForm } from '../parts/questions/principal-form.tsx'
import { useWorkspace } from '../parts/use-entities.ts'
import { type Comparison, noDrafts, presentOf, shortName } from './comparison.ts'
import { DifferenceView } from './difference-view.tsx'

/** What one user or role may and another may not, or one of them before and after the edits in progress. */
export function ComparePrincipals({ index }: { readonly index: CatalogIndex }): ReactNode {
  const [before, setBefore] = useSearchParameter('before')
  const [after, setAfter] = useSearchParameter('after')
  const [edits, setEdits] = useSearchParameter('edits')
  const workspace = useWorkspace()
  const isThere = (id: string | null) =>
    id !== null && (entityOf(workspace, 'user', id) ?? entityOf(workspace, 'role', id)) !== undefined
  const errorOf = (id: string | null) =>
    id === null || id === '' || isThere(id) ? null : 'No user or role of this workspace has this ARN.'
  const isAsked = isThere(before) && isThere(after)
  const comparison = useMemo(
    () => (isAsked && before !== null && after !== null ? between(before, after, edits !== null) : null),
    [isAsked, before, after, edits],
  )
  return (
    <SpaceBetween size="l">
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
      {comparison === null ? (
        <Box textAlign="center" padding="l" color="text-body-secondary">
          Choose two users or roles, or the same one twice to see what edits in progress change.
        </Box>
      ) : (
        <DifferenceView key={`${before} ${after} ${edits}`} comparison={comparison} index={index} />
      )}
    </SpaceBetween>
  )
}

function between(before: string, after: string, onlyAfterHasEdits: boolean): Comparison {
  const second = shortName(after)
  return {
    of: { kind: 'principals', before, after },
    names: [shortName(before), onlyAfterHasEdits ? `${second} with edits` : second],
    standpoints: (drafts: readonly Draft[]) => [
      presentOf(onlyAfterHasEdits ? noDrafts : drafts),
      presentOf(drafts),
    ],
  }
}
