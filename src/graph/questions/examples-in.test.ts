import { describe, expect, it } from 'vitest'

import { entitiesOf } from '#model/workspace.ts'
import { workspaceOf } from '#testing/accounts.ts'
import { account, statement, user } from '#testing/small-trust.ts'

import { exampleOf, examplesIn } from './examples-in.ts'

const [ann] = entitiesOf(
  workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [{ accountId: account, name: 'a', users: [{ name: 'ann', tags: { Team: 'web*' } }] }],
  }),
  'user',
)
if (ann === undefined) throw new Error('the user is refused')

const home = 'arn:aws:s3:::home/'

describe('an example of what a pattern of a policy stands for', () => {
  it.each([
    [`${home}*`, `${home}example`],
    [`${home}?`, `${home}x`],
    [`${home}\${aws:username}/*`, `${home}ann/example`],
    [`${home}\${aws:PrincipalTag/team}/*`, `${home}web*/example`],
    [`${home}\${aws:PrincipalTag/cost, 'shared'}/x`, `${home}shared/x`],
    [`${home}\${aws:PrincipalTag/cost}/x`, `${home}example/x`],
    [`${home}\${aws:username, 'shared'}/x`, `${home}ann/x`],
    [`${home}\${*}\${?}\${$}`, `${home}*?$`],
    [`${home}\${`, `${home}\${`],
    [`arn:aws:iam::*:user/\${aws:username}`, user('ann')],
    [`arn:aws:iam::*:user/\${*}`, 'arn:aws:iam::example:user/*'],
  ])('is spelled by it: %s', (text, expected) => {
    expect(exampleOf(text, ann)).toBe(expected)
  })

  it('takes the default of a variable where nobody in particular asks', () => {
    expect(exampleOf(`${home}\${aws:username, 'shared'}/\${aws:username}`, null)).toBe(
      `${home}shared/example`,
    )
  })

  it('stands before those of other patterns where the pattern hangs on who asks', () => {
    const document = statement({
      Effect: 'Allow',
      Action: '*',
      Resource: [`${home}*`, `${home}\${aws:username}`],
    })
    expect(examplesIn(document, ann)).toEqual([`${home}ann`, `${home}example`])
  })
})
