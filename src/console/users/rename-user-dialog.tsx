import { renameUser } from '#model/commands/rename-user.ts'
import type { User } from '#model/entities/entity.ts'

import { goTo } from '../parts/hash-location.ts'
import { hrefOfEntity } from '../parts/hrefs.ts'
import { attempt } from '../parts/perform.ts'
import { RenameDialog } from '../parts/rename-dialog.tsx'

export function RenameUserDialog({
  user,
  onDismiss,
}: {
  readonly user: User
  readonly onDismiss: () => void
}) {
  const rename = (name: string) => {
    const problem = attempt(renameUser, { user: user.arn, newName: name, newPath: user.path })
    if (problem === null) goTo(hrefOfEntity({ ...user, name }), { replace: true })
    return problem
  }
  return (
    <RenameDialog title={`Rename ${user.name}`} name={user.name} onRename={rename} onDismiss={onDismiss} />
  )
}
