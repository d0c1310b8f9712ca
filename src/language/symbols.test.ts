import { expect, it } from 'vitest'

import { statementSymbols } from './symbols.ts'

it.each([
  ['{"Sid": "Read", "Action": "s3:Get*"}', 'Read', null],
  [
    '{"Effect": "Deny", "Action": ["s3:GetObject", "s3:PutObject", "ec2:*"]}',
    's3:GetObject and 2 more',
    'Deny',
  ],
  ['{"Effect": "Allow", "NotAction": "iam:*"}', 'all but iam:*', 'Allow'],
  ['{"Effect": "Allow", "Action": "*"}', 'all actions', 'Allow'],
  ['{"Effect": "allow"}', 'statement 1', null],
  ['{"Sid": ', 'statement 1', null],
])('outlines %s as %s', (statement, title, effect) => {
  expect(statementSymbols(`{"Statement": [${statement}`)).toMatchObject([{ index: 0, title, effect }])
})

it('outlines nothing where there is no statement', () => {
  expect(statementSymbols('{"Version": ')).toEqual([])
})
