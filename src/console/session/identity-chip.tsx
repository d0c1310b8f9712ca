import './session.css'
import Button from '@cloudscape-design/components/button'
import ButtonDropdown, { type ButtonDropdownProps } from '@cloudscape-design/components/button-dropdown'
import { type ReactNode, useEffect } from 'react'
import { useStore } from 'zustand'

import { entityOf } from '#model/workspace.ts'
import { exitRole } from '#sessions/exit.ts'
import type { Liveness } from '#sessions/liveness.ts'
import type { Session, SessionStack } from '#sessions/session.ts'

import { isWriting } from '../parts/is-writing.ts'
import { lazily } from '../parts/lazily.tsx'
import { openSessionDialog, openSwitchRole, sessionDialogStore } from '../state/session-dialogs.ts'
import { actAs, sessionStore } from '../state/session-store.ts'
import { useLiveness } from '../state/use-liveness.ts'
import { workspaceStore } from '../state/workspace-store.ts'
import { accountOfSession, sessionName, spellAccountId, stackName } from '../wording/session-wording.ts'
import { identityColour } from './identity-colour.ts'

const SwitchRoleDialog = lazily(async () => (await import('./switch-role-dialog.tsx')).SwitchRoleDialog)
const ActAsDialog = lazily(async () => (await import('./act-as-dialog.tsx')).ActAsDialog)
const SessionCard = lazily(async () => (await import('./session-card.tsx')).SessionCard)

/** Who acts, in the top bar, and the ways to act as somebody else. */
export function IdentityChip(): ReactNode {
  const stack = useStore(sessionStore, (state) => state.stack)
  useSwitchKey()
  return (
    <>
      {stack === null ? (
        <Button onClick={() => openSessionDialog('act-as')}>Act as…</Button>
      ) : (
        <Chip stack={stack} acting={stack.at(-1) ?? stack[0]} />
      )}
      <Dialogs stack={stack} />
    </>
  )
}

function Chip({ stack, acting }: { readonly stack: SessionStack; readonly acting: Session }): ReactNode {
  const liveness = useLiveness(acting)
  const account = useAccountName(acting)
  useTopBarColour(identityColour(acting))
  const name = stackName(stack)
  return (
    <span className="identity-chip">
      <span className="identity-dot" aria-hidden="true" />
      <ButtonDropdown
        items={itemsOf(stack, liveness)}
        onItemClick={({ detail }) => choose(detail.id, stack)}
        ariaLabel={`You act as ${name}${account === '' ? '' : ` in ${account}`}${endOf(liveness)}`}
        expandToViewport
      >
        <span className="identity-before">
          {stack.length > 1 ? `${stackName(allButLast(stack))} ▸ ` : ''}
        </span>
        <span className="identity-name">{sessionName(acting)}</span>
        {endOf(liveness)}
        {account !== '' && <span className="identity-account"> · {account}</span>}
      </ButtonDropdown>
    </span>
  )
}

function Dialogs({ stack }: { readonly stack: SessionStack | null }): ReactNode {
  const { open: dialog, role } = useStore(sessionDialogStore)
  if (dialog === null) return null
  return (
    <>
      {dialog === 'act-as' && <ActAsDialog />}
      {dialog === 'switch-role' && stack !== null && <SwitchRoleDialog stack={stack} role={role} />}
      {dialog === 'details' && stack !== null && <SessionCard stack={stack} />}
    </>
  )
}

function itemsOf(stack: SessionStack, liveness: Liveness): ButtonDropdownProps.Items {
  const acting = stack.at(-1) ?? stack[0]
  const below = stack.at(-2)
  const isRoot = acting.kind === 'root'
  return [
    {
      id: 'switch-role',
      text: 'Switch role…',
      disabled: isRoot || liveness === 'gone',
      ...(isRoot ? { disabledReason: 'The root user cannot assume a role' } : {}),
    },
    ...(below === undefined
      ? []
      : [
          {
            id: 'exit',
            text: `Exit ${acting.kind === 'role' ? 'role' : 'session'}, back to ${sessionName(below)}`,
          },
        ]),
    { id: 'act-as', text: 'Act as someone else…' },
    { id: 'details', text: 'Session details…' },
  ]
}

function choose(id: string, stack: SessionStack): void {
  if (id === 'exit') actAs(exitRole(stack))
  else if (id === 'switch-role') openSwitchRole(null)
  else if (id === 'act-as' || id === 'details') openSessionDialog(id)
}

function endOf(liveness: Liveness): string {
  switch (liveness) {
    case 'live':
      return ''
    case 'expired':
      return ' (expired)'
    case 'gone':
      return ' (deleted)'
  }
}

function allButLast([first, ...rest]: SessionStack): SessionStack {
  return [first, ...rest.slice(0, -1)]
}

function useAccountName(session: Session): string {
  const id = accountOfSession(session)
  const name = useStore(
    workspaceStore,
    ({ workspace }) => entityOf(workspace, 'account', `account/${id}`)?.name,
  )
  return name === undefined ? spellAccountId(id) : `${name} (${spellAccountId(id)})`
}

/** The line at the top of the page takes the role's colour. */
function useTopBarColour(colour: string | null): void {
  useEffect(() => {
    const { style } = document.documentElement
    if (colour === null) style.removeProperty('--role-color')
    else style.setProperty('--role-color', colour)
    return () => void style.removeProperty('--role-color')
  }, [colour])
}

/** Alt R opens Switch role, except where somebody writes. */
function useSwitchKey(): void {
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (!event.altKey || event.code !== 'KeyR' || event.ctrlKey || event.metaKey || isWriting(event.target))
        return
      event.preventDefault()
      if (sessionStore.getState().stack !== null) openSwitchRole(null)
    }
    addEventListener('keydown', open)
    return () => removeEventListener('keydown', open)
  }, [])
}
