import { describe, expect, it } from 'vitest'

import { absentSentence, absentWord } from './absent-wording.ts'

const [gone, session] = [
  'arn:aws:iam::111122223333:role/Gone',
  'arn:aws:sts::111122223333:assumed-role/Gone/x',
]

describe('a principal that is not there', () => {
  it.each([
    [
      'AIDAALICEALICEALICE00',
      'deleted',
      /unique id of a user that was deleted.*nor does it trust a new user/,
    ],
    [
      'AROADEPLOYDEPLOY00000',
      'deleted',
      /unique id of a role that was deleted.*nor does it trust a new role/,
    ],
    [gone, 'not there', /holds no such role in account 111122223333.*add the role/],
    [gone.replace('role/', 'user/'), 'not there', /holds no such user in account 111122223333/],
    [session, 'not there', /holds no such role in account 111122223333, so it lets nobody in\.$/],
    ['arn:aws:sts::111122223333:federated-user/bob', 'trusts nobody', /GetFederationToken/],
  ])('R3.10 %s is told for what it is', (id, word, sentence) => {
    expect(absentWord({ from: id, reason: 'no-such-principal' })).toBe(word)
    expect(absentSentence(id, id, 'Deploy')).toMatch(sentence)
  })

  it('is nothing to say of those who are', () => {
    expect(absentWord({ from: gone, reason: 'not-permitted' })).toBe('')
  })
})
