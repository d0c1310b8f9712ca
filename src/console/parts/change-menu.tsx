import ButtonDropdown, { type ButtonDropdownProps } from '@cloudscape-design/components/button-dropdown'

import { useWhyReadOnly } from './why-read-only.ts'

/** A menu of ways to change the workspace. Where this tab only reads, it says so instead. */
export function ChangeMenu(props: ButtonDropdownProps) {
  const why = useWhyReadOnly()
  return why === null ? (
    <ButtonDropdown {...props} />
  ) : (
    <ButtonDropdown {...props} disabled disabledReason={why} />
  )
}
