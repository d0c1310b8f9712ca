import { describe, expect, it } from 'vitest'

import { accountId } from '#model/entities/names.ts'
import type { Session } from '#sessions/session.ts'
import { smallCompany, the } from '#testing/accounts.ts'

import { readAsk } from '../parts/asking/ask-grammar.ts'
import { askItems } from './ask-items.ts'

const now = '2026-01-01T00:00:00Z'
const root: Session = { kind: 'root', accountId: accountId('111111111111'), mfa: true }

function tokenOf(holder: Extract<Session, { kind: 'session-token' }>['holder']): Session {
  return { kind: 'session-token', holder, mfa: true, issuedAt: now, expiresAt: now }
}

/** What the palette says to `how do I get to deploy`. */
function titlesFor(acting: Session): readonly string[] {
  const asked = readAsk('how do I get to deploy')
  if (asked === null) throw new Error('the question is not understood')
  return askItems(asked, { workspace: smallCompany(), acting }).map(({ title }) => title)
}

describe('how I get to a role', () => {
  it.each<[string, Session]>([
    ['a user', { kind: 'user', user: the.alice, mfa: false }],
    ['an access key', { kind: 'access-key', user: the.alice }],
    ['a session token of a user', tokenOf({ kind: 'user', user: the.alice })],
  ])('starts from the user where I am %s', (_, acting) => {
    expect(titlesFor(acting)).toEqual(['How does alice get to Deploy?'])
  })

  it.each<[string, Session]>([
    ['the root user', root],
    ['a session token of the root user', tokenOf({ kind: 'root', accountId: accountId('111111111111') })],
    ['nobody', { kind: 'anonymous' }],
  ])('says that I am no user or role where I am %s', (_, acting) => {
    expect(titlesFor(acting)).toEqual(['This is asked of users and roles'])
  })
})
