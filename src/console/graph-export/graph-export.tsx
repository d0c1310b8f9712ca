import Button from '@cloudscape-design/components/button'
import { type ReactNode, useState } from 'react'

import type { GraphToolProps } from '#console/parts/graph-tools/graph-tool.ts'
import { lazily } from '#console/parts/lazily.tsx'

// Most who look at the graph export nothing.
const ExportDialog = lazily(async () => (await import('./export-dialog.tsx')).ExportDialog)

/** Takes what the canvas shows elsewhere, as a picture or as text. */
export function GraphExport({ drawing, answer }: GraphToolProps): ReactNode {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button iconName="download" disabled={drawing === null} onClick={() => setOpen(true)}>
        Export
      </Button>
      {isOpen && drawing !== null ? (
        <ExportDialog
          drawing={drawing}
          title={answer?.title ?? 'Trust graph'}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}
