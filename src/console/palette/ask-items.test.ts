import { describe, expect, it } from 'vitest'

import { accountId } from '#model/entities/names.ts'
import type { Session } from '#sessions/session.ts'
import { smallCompany, the } from '#testing/accounts.ts'

import { readAsk } from '../parts/asking/ask-grammar.ts'
import { askItems } from './ask-items.ts'
import { itemsFor } from './items-for.ts'

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

describe('a question that another screen answers too', () => {
  it.each([['who can assume Deploy', 'ask=who-reaches']])(
    'is answered by the graph where it is asked on its page: %s',
    (text, address) => {
      const asked = readAsk(text)
      if (asked === null) throw new Error('the question is not understood')
      const asking = { workspace: smallCompany(), acting: null }
      const [there, here] = [true, false].map((isOnGraph) => askItems(asked, { ...asking, isOnGraph })[0]?.id)
      expect(there).toContain(address)
      expect(here).not.toContain(address)
    },
  )
})

describe('how one gets to another', () => {
  it.each(['how does alice get to Deploy', 'alice -> Deploy'])(
    'is answered by the graph wherever it is asked: %s',
    (text) => {
      const asked = readAsk(text)
      if (asked === null) throw new Error('the question is not understood')
      const asking = { workspace: smallCompany(), acting: null }
      const [there, here] = [true, false].map((isOnGraph) => askItems(asked, { ...asking, isOnGraph })[0]?.id)
      expect(there).toContain('ask=paths')
      expect(here).toBe(there)
    },
  )
})

/** The lines of the palette, each with its id, which holds the address that it leads to. */
const shown = (text: string) =>
  itemsFor(text, [], [], { workspace: smallCompany(), acting: null }).map(({ id, title }) => [title, id])

describe('what limits the answer to a question on the graph', () => {
  it('is taken from the line into the address', () => {
    const [limited] = shown('what can alice reach where state is not Conditional')
    expect(limited).toEqual([
      'What can alice reach?',
      expect.stringContaining('where=state+%21%3D+Conditional'),
    ])
    expect(shown('shortest way from alice to Deploy')).toEqual([
      ['By which shortest way does alice get to Deploy?', expect.stringContaining('hops=shortest')],
    ])
  })

  it('is said where it is not understood', () => {
    expect(shown('outsiders where colour = red')).toMatchObject([
      ['“colour = red” is not understood', 'ask/misread'],
    ])
    expect(shown('cycles in 3 steps')).toMatchObject([
      ['Only ways between two ends have a length', 'ask/misread'],
    ])
  })
})
