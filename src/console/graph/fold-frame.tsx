import Button from '@cloudscape-design/components/button'
import type { NodeProps } from '@xyflow/react'
import { memo, type ReactNode } from 'react'

import { boxName } from './box-name.ts'
import type { FlowFrame } from './flow-elements.ts'

function FoldFrameBox({ data: { fold, onClose } }: NodeProps<FlowFrame>): ReactNode {
  const name = boxName(fold)
  return (
    <div className="trust-frame">
      <span>{name}</span>
      <Button variant="inline-link" ariaLabel={`Fold ${name} again`} onClick={() => onClose(fold.id)}>
        Fold again
      </Button>
    </div>
  )
}

/** Around the members of a fold that was opened, with the way to fold them again. */
export const FoldFrame = memo(FoldFrameBox)
