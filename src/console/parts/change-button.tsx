import Button, { type ButtonProps } from '@cloudscape-design/components/button'

import { useWhyReadOnly } from './why-read-only.ts'

/** A button that changes the workspace, or begins to. Where this tab only reads, it says so instead. */
export function ChangeButton(props: ButtonProps) {
  const why = useWhyReadOnly()
  return why === null ? <Button {...props} /> : <Button {...props} disabled disabledReason={why} />
}
