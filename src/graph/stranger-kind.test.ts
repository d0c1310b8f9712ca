import { expect, it } from 'vitest'

import { strangerKind } from './stranger-kind.ts'

const isOurs = (account: string) => account === '111122223333'

it.each([
  ['AIDAALICEALICEALICE00', 'deleted-user'],
  ['AROADEPLOYDEPLOY00000', 'deleted-role'],
  ['arn:aws:iam::111122223333:user/team/alice', 'missing-user'],
  ['arn:aws:iam::111122223333:role/Gone', 'missing-role'],
  ['arn:aws:sts::111122223333:assumed-role/Gone/session', 'missing-role'],
  ['arn:aws:sts::111122223333:federated-user/bob', 'federated-user'],
  ['arn:aws:iam::999988887777:user/alice', 'external-principal'],
  ['arn:aws:iam::999988887777:role/Theirs', 'external-principal'],
  ['arn:aws:iam::111122223333:group/Team', 'invalid-principal'],
  ['alice', 'invalid-principal'],
])('R3.10 %s, whom the workspace does not hold, is a %s', (text, kind) => {
  expect(strangerKind(text, isOurs)).toBe(kind)
})
