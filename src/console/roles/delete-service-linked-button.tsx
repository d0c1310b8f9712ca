import { deleteServiceLinkedRole } from '#model/commands/delete-service-linked-role.ts'
import type { Role } from '#model/entities/entity.ts'

import { ChangeButton } from '../parts/change-button.tsx'
import { goTo } from '../parts/hash-location.ts'
import { hrefs } from '../parts/hrefs.ts'
import { perform } from '../parts/perform.ts'

/** AWS deletes a service-linked role on request, where its service has no more use for it: that is not looked at here. */
export function DeleteServiceLinkedButton({ role }: { readonly role: Role }) {
  const remove = () => {
    if (perform(deleteServiceLinkedRole, { role: role.arn })) goTo(hrefs.roles)
  }
  return <ChangeButton onClick={remove}>Delete</ChangeButton>
}
