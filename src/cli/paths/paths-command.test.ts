import { describe, expect, it } from 'vitest'

import { allowing, trusting } from '#testing/accounts.ts'
import { account, inline, role, root as rootUser, statement, trustWith, user } from '#testing/small-trust.ts'

import { fileOf, linesOf, run } from '../run-in-test.ts'

const inlinePolicies = [{ name: 'p', document: allowing('iam:PutUserPolicy') }]
const roles = [
  { name: 'A', trustPolicy: trusting(user('ann')) },
  { name: 'B', trustPolicy: trusting(role('A')) },
]
const users = [{ name: 'ann', inlinePolicies }, { name: '"<b&b>'.replaceAll(/[^b]/g, '-') }]
const path = fileOf({ accountId: account, name: 'a', users, roles })

describe('paths', () => {
  it('prints a way a line, each hop with the statements that decide it', async () => {
    const { code, text } = await run('paths', '--workspace', path, '--from', user('ann'), '--to', role('B'))
    expect(code).toBe(0)
    expect(linesOf(text)).toMatchObject([
      {
        hops: [
          {
            from: user('ann'),
            to: role('A'),
            kind: 'assume',
            state: 'allowed',
            statements: [{ statement: 0 }],
          },
          {
            from: role('A'),
            to: role('B'),
            kind: 'assume',
            state: 'allowed',
            statements: [{ statement: 0 }],
          },
        ],
      },
    ])
    expect(await run('paths', '--workspace', path, '--from', 'ann', '--to', 'B')).toEqual({
      code,
      text,
      problem: '',
    })
    const none = await run('paths', '--workspace', path, '--from', role('B'), '--to', role('A'))
    expect(none).toEqual({
      code: 1,
      text: '',
      problem: `paths: no way of at most 6 hops leads from ${role('B')} to ${role('A')}; nothing comes near; no known way up to more permissions was found that leads there\n`,
    })
    const back = ['--from', role('B'), '--to', role('A')]
    const certain = await run('paths', '--workspace', path, ...back, '--certain', '--longest', '1')
    expect(certain.problem).toContain('no way of at most 1 hop without conditions leads from')
    const reading = ['--from', role('B'), '--action', 's3:GetObject', '--resource', 'arn:aws:s3:::b/k']
    expect(await run('paths', '--workspace', path, ...reading)).toEqual({
      code: 1,
      text: '',
      problem: `paths: no way of at most 6 hops leads from ${role('B')} to s3:GetObject on arn:aws:s3:::b/k; no known way up to more permissions was found that leads there\n`,
    })
  })

  it('prints, where no way leads to a role, what comes nearest and whose ways up end there', async () => {
    const opening = [{ name: 'p', document: allowing('iam:UpdateAssumeRolePolicy') }]
    const reading = [{ name: 'p', document: allowing('s3:GetObject') }]
    const accounts = [
      {
        accountId: account,
        name: 'a',
        users: [{ name: 'ann', inlinePolicies: opening }, { name: 'bob' }],
        roles: [{ name: 'A', trustPolicy: trusting(rootUser), inlinePolicies: reading }],
      },
    ]
    const climbing = fileOf(...accounts)
    const { code, text, problem } = await run(
      'paths',
      '--workspace',
      climbing,
      '--from',
      user('ann'),
      '--to',
      role('A'),
    )
    expect([code, linesOf(text)]).toEqual([
      1,
      [
        { nearest: [expect.objectContaining({ from: rootUser, to: role('A'), reason: 'delegated' })] },
        { waysUpOf: user('ann'), certain: true, count: 1, open: 0, unknown: 0, leadsTo: { identity: 1 } },
      ],
    ])
    expect(problem).toContain('; what comes nearest is printed; whose known ways up lead there is printed')
  })

  it('prints as whom ways up make somebody act who gets there, to an action too', async () => {
    const keys = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'iam:CreateAccessKey', Resource: user('jun') }],
    }
    const held = fileOf({
      accountId: account,
      name: 'a',
      users: [
        { name: 'ann', inlinePolicies: [{ name: 'p', document: keys }] },
        { name: 'jun', inlinePolicies: [{ name: 'p', document: allowing('s3:GetObject') }] },
      ],
      roles: [{ name: 'A', trustPolicy: trusting(user('jun')) }],
    })
    const line = {
      waysUpOf: user('ann'),
      certain: true,
      count: 1,
      open: 0,
      unknown: 0,
      leadsTo: {},
      over: { count: 1, as: [{ id: user('jun'), state: 'allowed' }] },
    }
    const from = ['paths', '--workspace', held, '--from', 'ann']
    const { code, text } = await run(...from, '--to', 'A')
    expect([code, linesOf(text)]).toEqual([1, [line]])
    const done = await run(...from, '--action', 's3:GetObject', '--resource', 'arn:aws:s3:::b/k')
    expect([done.code, linesOf(done.text)]).toEqual([1, [line]])
  })

  it('says that ways lead there that are none of those asked for, and of a group whom to ask about', async () => {
    const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }
    const rewrites = inline(
      statement({ Effect: 'Allow', Action: 'iam:UpdateAssumeRolePolicy', Resource: role('Step') }),
    )
    const held = fileOf({
      accountId: account,
      name: 'a',
      groups: [{ name: 'devs' }],
      users: [{ name: 'ann', inlinePolicies: [rewrites], groups: ['devs'] }],
      roles: [
        { name: 'Step', trustPolicy: trustWith({ AWS: user('ann') }, mfa) },
        { name: 'End', trustPolicy: trusting(role('Step')) },
      ],
    })
    const asked = ['paths', '--workspace', held, '--from', user('ann'), '--to', role('End')]
    const ends = `leads from ${user('ann')} to ${role('End')}`
    expect(await run(...asked, '--longest', '1')).toEqual({
      code: 1,
      text: '',
      problem: `paths: no way of at most 1 hop ${ends}; longer ways do\n`,
    })
    expect(await run(...asked, '--certain')).toEqual({
      code: 1,
      text: '',
      problem: `paths: no way of at most 6 hops without conditions ${ends}; ways under conditions do\n`,
    })
    const group = ['--from', `arn:aws:iam::${account}:group/devs`]
    const problem: unknown = expect.stringContaining(
      `\`devs\` is a group, and groups make no calls; ask of a member: ${user('ann')}`,
    )
    const refusal = { code: 2, text: '', problem }
    expect(await run('paths', '--workspace', held, ...group, '--to', 'End')).toEqual(refusal)
    expect(await run('reach', '--workspace', held, ...group, '--pass')).toEqual(refusal)
  })

  it('prints the shortest ways alone where that is asked', async () => {
    const asked = ['paths', '--workspace', path, '--from', user('ann'), '--to', role('A'), '--shortest']
    expect(linesOf((await run(...asked)).text)).toHaveLength(1)
  })

  it('prints what would cut all ways', async () => {
    const asked = ['--workspace', path, '--from', user('ann'), '--to', role('B'), '--cut']
    const { code, text } = await run('paths', ...asked)
    expect(code).toBe(0)
    expect(linesOf(text)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ take: [expect.objectContaining({ source: `trust/${role('A')}` })] }),
        expect.objectContaining({ take: [expect.objectContaining({ source: `trust/${role('B')}` })] }),
      ]),
    )
  })

  it('says why nothing cuts a way that is there', async () => {
    const ann = { Effect: 'Allow', Principal: { AWS: user('ann') }, Action: 'sts:AssumeRole' }
    const trustPolicy = { Version: '2012-10-17', Statement: Array.from({ length: 8 }, () => ann) }
    const accounts = [
      { accountId: account, name: 'a', users: [{ name: 'ann' }], roles: [{ name: 'A', trustPolicy }] },
    ]
    const many = fileOf(...accounts)
    const asked = ['--from', user('ann'), '--to', role('A'), '--cut']
    const { code, text } = await run('paths', '--workspace', many, ...asked)
    expect([code, linesOf(text)]).toEqual([0, [{ take: null, why: 'given-up' }]])
    const back = ['--from', role('B'), '--to', role('A'), '--cut']
    expect(await run('paths', '--workspace', path, ...back)).toMatchObject({
      code: 1,
      text: '',
      problem: expect.stringMatching(/^paths: no way leads from .*; nothing comes near/),
    })
  })

  it('ends at an action where one is asked for', async () => {
    const asked = ['--from', user('ann'), '--action', 'iam:PutUserPolicy', '--resource', user('ann')]
    const { text } = await run('paths', '--workspace', path, ...asked)
    expect(linesOf(text)).toMatchObject([{ hops: [{ kind: 'access', to: user('ann') }] }])
  })

  it.each([
    [['--to', role('A')], 'say from whom'],
    [['--from', user('ann')], 'say where to'],
    [['--from', user('nobody'), '--to', role('A')], 'there is no'],
    [['--from', user('ann'), '--to', role('Mistyped')], 'there is no role'],
    [['--from', user('ann'), '--to', 'arn:aws:s3:::b'], '--action'],
    [['--from', user('ann'), '--to', role('A'), '--longest', 'x'], 'whole number'],
  ])('refuses %j', async (words, problem) => {
    expect(await run('paths', '--workspace', path, ...words)).toMatchObject({
      code: 2,
      problem: expect.stringContaining(problem),
    })
  })
})
