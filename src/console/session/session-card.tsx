import Box from '@cloudscape-design/components/box'
import KeyValuePairs, { type KeyValuePairsProps } from '@cloudscape-design/components/key-value-pairs'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'

import type { RoleSession, Session, SessionOrigin, SessionStack } from '#sessions/session.ts'

import { closeSessionDialog } from '../state/session-dialogs.ts'
import { accountOfSession, lastName, sessionName, spellAccountId } from '../wording/session-wording.ts'

/** How whoever acts came to act: each step from the sign-in on, who authorised it, and when it ends. */
export function SessionCard({ stack }: { readonly stack: SessionStack }): ReactNode {
  return (
    <Modal
      visible
      size="medium"
      header="Session details"
      onDismiss={closeSessionDialog}
      closeAriaLabel="Close"
    >
      <SpaceBetween size="l">
        {stack.toReversed().map((session, depth) => (
          <section key={keyOf(session)} aria-label={sessionName(session)}>
            <Box variant="h3">
              {sessionName(session)}
              {depth === 0 ? ' (acts now)' : ''}
            </Box>
            <KeyValuePairs columns={2} items={factsOf(session, stack[stack.length - 2 - depth], stack)} />
          </section>
        ))}
      </SpaceBetween>
    </Modal>
  )
}

function keyOf(session: Session): string {
  return session.kind === 'role' ? `${session.role} ${session.issuedAt}` : sessionName(session)
}

type Facts = KeyValuePairsProps['items']

function factsOf(session: Session, below: Session | undefined, stack: SessionStack): Facts {
  const account = { label: 'Account', value: spellAccountId(accountOfSession(session)) }
  if (session.kind === 'role') return [account, ...roleFacts(session, below, stack)]
  if (session.kind !== 'user' && session.kind !== 'root') return [account]
  return [
    account,
    {
      label: 'Credentials',
      value: session.kind === 'root' ? 'Root user' : 'IAM user, signed in to the console',
    },
    { label: 'MFA', value: session.mfa ? 'Signed in with a device' : 'Signed in without' },
    { label: 'Expires', value: 'Never: long-term credentials' },
  ]
}

function roleFacts(session: RoleSession, below: Session | undefined, stack: SessionStack): Facts {
  const mfa = session.context['aws:MultiFactorAuthPresent'] === true
  return [
    { label: 'Session name', value: session.sessionName },
    { label: 'Authorized by', value: authorizedBy(session.origin, below, stack) },
    { label: 'Issued', value: localTime(session.issuedAt) },
    { label: 'Expires', value: `${localTime(session.expiresAt)}${limitOf(session.origin)}` },
    { label: 'MFA', value: mfa ? 'Passed on from the sign-in' : 'Not in this session' },
  ]
}

function authorizedBy(origin: SessionOrigin, below: Session | undefined, stack: SessionStack): string {
  switch (origin.kind) {
    case 'switch-role':
      return `${sessionName(stack[0])} (Switch role: the identity that signed in)`
    case 'role-chaining':
      return below === undefined ? 'a role session (role chaining)' : `${sessionName(below)} (role chaining)`
    case 'assume-role':
      return below === undefined ? 'a call of AssumeRole' : `${sessionName(below)} (AssumeRole)`
    case 'service':
      return `the service ${origin.service}`
    case 'broker':
      return `the broker ${lastName(origin.broker)}`
    case 'saml':
      return `the trust policy alone, for SAML provider ${lastName(origin.provider)}`
    case 'web-identity':
      return `the trust policy alone, for OIDC provider ${lastName(origin.provider)}`
    case 'instance-profile':
      return `Amazon EC2, for instance ${lastName(origin.instance)}`
    case 'lambda':
      return `AWS Lambda, for function ${lastName(origin.lambdaFunction)}`
  }
}

function limitOf(origin: SessionOrigin): string {
  return origin.kind === 'role-chaining' ? ' (role chaining: one hour at most)' : ''
}

function localTime(instant: string): string {
  return new Date(instant).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' })
}
