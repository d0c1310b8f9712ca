import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import type { ReactNode } from 'react'

import { boxName } from './box-name.ts'
import type { DrawnPart } from './use-drawn-part.ts'

/** Says how many lines the picture leaves out, and shows them: no line goes silently. */
export function LinesLeftOut({ left, hubs, onAll }: Omit<DrawnPart, 'picture'>): ReactNode {
  if (left === 0 && hubs.length === 0) return null
  return (
    <Box padding={{ bottom: 'xs' }}>
      {hubs.map(
        ({ node, hidden }) =>
          `${hidden.toLocaleString('en')} lines of ${boxName(node)} are counted on its box. `,
      )}
      {left === 0
        ? ''
        : `${left.toLocaleString('en')} lines are left out of the picture, halves and memberships first. `}
      The table has them all.{' '}
      <Button variant="inline-link" onClick={onAll}>
        Draw them too
      </Button>
    </Box>
  )
}
