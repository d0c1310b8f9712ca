import type { Workspace } from '#model/workspace.ts'
import { type FirstSession, signInChecked } from '#sessions/sign-in.ts'

import { rootMeant, whoIsMeant } from '../parts/asking/resolve-names.ts'
import { openSessionDialog, openSwitchRole } from '../state/session-dialogs.ts'
import { actAs } from '../state/session-store.ts'
import { sessionOfUser, userSession } from '../state/user-session.ts'
import type { PaletteItem } from './palette-item.ts'

const opening = /^(?:act|sign in|log in) as (?:the )?(.+)$/i

/** Who may be meant by `act as bob`: users and root users act at once, for a role its form opens. Else none. */
export function actItems(workspace: Workspace, typed: string): readonly PaletteItem[] {
  const who = opening.exec(typed)?.[1] ?? ''
  const roots = rootMeant(workspace, who).map(({ accountId, name, id }) =>
    item(id, `Act as root of ${name}`, () => act(workspace, { kind: 'root', accountId, mfa: true })),
  )
  const others = whoIsMeant(workspace, who).map((one) =>
    one.kind === 'user'
      ? item(one.id, `Act as ${one.name}`, () =>
          act(workspace, sessionOfUser(workspace, one) ?? userSession(one)),
        )
      : item(one.id, `Switch to ${one.name}…`, () => openSwitchRole(one.arn)),
  )
  return [...roots, ...others]
}

/** Where somebody can't sign in so, the form says what can be done. */
function act(workspace: Workspace, session: FirstSession): void {
  const outcome = signInChecked(workspace, session)
  if (outcome.ok) actAs(outcome.value)
  else openSessionDialog('act-as')
}

function item(detail: string, title: string, run: () => void): PaletteItem {
  return { id: `act/${detail}`, group: 'Do', title, detail, words: '', run }
}
