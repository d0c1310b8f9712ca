import { describe, expect, it } from 'vitest'

import { trusting, workspaceOf } from '#testing/accounts.ts'
import { account } from '#testing/small-trust.ts'

import { itemsFor } from './items-for.ts'

const workspace = workspaceOf({
  rolescape: 1,
  name: 'w',
  accounts: [
    {
      accountId: account,
      name: 'a',
      users: [{ name: 'alice', groups: ['Developers'] }],
      groups: [{ name: 'Developers' }],
      roles: [{ name: 'Deploy', trustPolicy: trusting(account) }],
    },
  ],
})
const titles = (typed: string) =>
  itemsFor(typed, [], [], { workspace, acting: null }).map(({ title }) => title)

describe('a question about ends that only the graph knows', () => {
  it.each([
    'how does alice get to Developers',
    'who can reach Developers where state = Conditional',
    'what can Developers reach',
    'how does Developers get to Deploy',
    'how does lambda.amazonaws.com get to Deploy',
  ])('is led there: %s', (line) => {
    expect(titles(line)).toEqual(['Ask the trust graph'])
  })

  it('is answered here where its ends are known', () => {
    expect(titles('how does alice get to Deploy')).toEqual(['How does alice get to Deploy?'])
    expect(titles('who can assume Nobody')).toEqual(['No role here is called “Nobody”'])
  })
})
