import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Spinner from '@cloudscape-design/components/spinner'
import type { ReactNode } from 'react'

import type { Comparison } from './use-comparison.ts'

/** How a comparison stands, where no line that differs says so. */
export function ComparisonNote({ comparison }: { readonly comparison: Comparison }): ReactNode {
  switch (comparison.kind) {
    case 'none':
      return null
    case 'pending':
      return (
        <Box>
          <Spinner /> Computing the graph as it was then
        </Box>
      )
    case 'failed':
      return <Alert type="warning">What the graph is to be compared with can’t be read any more.</Alert>
    case 'there':
      return comparison.compared.marks.size === 0 ? (
        <Alert type="info">No line of the graph differs from what it is compared with.</Alert>
      ) : null
  }
}
