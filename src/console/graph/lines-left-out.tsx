import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import type { ReactNode } from 'react'

type LinesLeftOutProps = { readonly count: number; readonly onShow: () => void }

/** Says how many lines the picture leaves out, and shows them: no line goes silently. */
export function LinesLeftOut({ count, onShow }: LinesLeftOutProps): ReactNode {
  return (
    <Box padding={{ bottom: 'xs' }}>
      {count.toLocaleString('en')} lines are left out of the picture, halves and memberships first; the table
      has them all.{' '}
      <Button variant="inline-link" onClick={onShow}>
        Draw them too
      </Button>
    </Box>
  )
}
