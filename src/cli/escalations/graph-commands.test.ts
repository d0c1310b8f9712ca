import { describe, expect, it } from 'vitest'

import { allowing, trusting } from '#testing/accounts.ts'
import { account, role, user } from '#testing/small-trust.ts'

import { fileOf, linesOf, run } from '../run-in-test.ts'

const inlinePolicies = [{ name: 'p', document: allowing('iam:PutUserPolicy') }]
const roles = [
  { name: 'A', trustPolicy: trusting(user('ann')) },
  { name: 'B', trustPolicy: trusting(role('A')) },
]
const users = [{ name: 'ann', inlinePolicies }, { name: '"<b&b>'.replaceAll(/[^b]/g, '-') }]
const path = fileOf({ accountId: account, name: 'a', users, roles })

describe('who-can-assume', () => {
  it('prints an edge a line, and ways over several hops where asked', async () => {
    const direct = await run('who-can-assume', '--workspace', path, '--role', role('B'))
    expect(direct.code).toBe(0)
    expect(linesOf(direct.text)).toEqual([
      { from: role('A'), to: role('B'), kind: 'AssumeRole', state: 'allowed', reason: 'decided' },
    ])
    const all = await run('who-can-assume', '--workspace', path, '--role', role('B'), '--transitive')
    expect(linesOf(all.text)).toContainEqual(
      expect.objectContaining({ from: user('ann'), hops: 2, chain: [user('ann'), role('A'), role('B')] }),
    )
  })

  it('prints permissions on many roles where asked, and what somebody is who is not there', async () => {
    const wide = [{ name: 'p', document: allowing('sts:AssumeRole') }]
    const gone = 'AROAQQQQQQQQQQQQQQQQQ'
    const accounts = [
      {
        accountId: account,
        name: 'a',
        users: [{ name: 'ann', inlinePolicies: wide }],
        roles: [{ name: 'A', trustPolicy: trusting(gone) }],
      },
    ]
    const many = fileOf(...accounts)
    const half = { from: gone, to: role('A'), kind: 'AssumeRole', state: 'trustOnly' }
    const stale = { ...half, reason: 'no-such-principal', who: 'deleted-role' }
    expect(linesOf((await run('who-can-assume', '--workspace', many)).text)).toEqual([stale])
    expect(linesOf((await run('who-can-assume', '--workspace', many, '--many')).text)).toEqual([
      stale,
      { from: user('ann'), pattern: '*', roles: [role('A')] },
    ])
  })

  it('says of a federated user of another account what its box says, too', async () => {
    const federated = 'arn:aws:sts::999999999999:federated-user/f'
    const accounts = [
      { accountId: account, name: 'a', roles: [{ name: 'A', trustPolicy: trusting(federated) }] },
    ]
    const file = fileOf(...accounts)
    expect(linesOf((await run('who-can-assume', '--workspace', file)).text)).toMatchObject([
      { from: federated, state: 'trustOnly', who: 'federated-user' },
    ])
    const { text } = await run('export', 'json', file)
    expect(JSON.parse(text)).toMatchObject({
      nodes: expect.arrayContaining([expect.objectContaining({ id: federated, kind: 'federated-user' })]),
    })
  })

  it('refuses a role that is not there', async () => {
    const { code, problem } = await run('who-can-assume', '--workspace', path, '--role', role('C'))
    expect([code, problem]).toEqual([2, expect.stringContaining(role('C'))])
  })

  it('takes the name of a role, and of several that are called so none', async () => {
    const byName = await run('who-can-assume', '--workspace', path, '--role', 'B')
    const byArn = await run('who-can-assume', '--workspace', path, '--role', role('B'))
    expect(byName).toEqual(byArn)
    const accounts = [account, '222222222222'].map((accountId, at) => {
      return { accountId, name: `a${at}`, roles: [{ name: 'Audit', trustPolicy: trusting(user('ann')) }] }
    })
    const two = fileOf(...accounts)
    const { code, problem } = await run('who-can-assume', '--workspace', two, '--role', 'Audit')
    expect([code, problem]).toEqual([
      2,
      expect.stringMatching(/may be arn:.*role\/Audit, arn:.*role\/Audit: name one/),
    ])
  })
})

describe('escalations', () => {
  it('prints a way a line, and fails where told to', async () => {
    const { code, text } = await run('escalations', '--workspace', path)
    expect([code, linesOf(text)]).toEqual([
      0,
      expect.arrayContaining([
        expect.objectContaining({ principal: user('ann'), technique: 'iam-put-user-policy' }),
      ]),
    ])
    expect((await run('escalations', '--workspace', path, '--fail-on', 'allowed')).code).toBe(1)
    expect((await run('escalations', '--workspace', path, '--fail-on', 'never')).code).toBe(2)
  })

  it('tells of a role that may do everything and that somebody may assume', async () => {
    const one = { name: 'Adm', trustPolicy: trusting(user('ann')) }
    const adm = { ...one, inlinePolicies: [{ name: 'p', document: allowing('*') }] }
    const held = { accountId: account, name: 'a', users: [{ name: 'ann' }], roles: [adm] }
    const assumable = fileOf(held)
    const { text } = await run('escalations', '--workspace', assumable)
    const line = {
      principal: user('ann'),
      technique: 'sts-assume-administrator',
      targets: [{ target: role('Adm'), gains: role('Adm') }],
    }
    expect(linesOf(text)).toContainEqual(expect.objectContaining(line))
    expect((await run('escalations', '--workspace', assumable, '--fail-on', 'allowed')).code).toBe(1)
  })
})

describe('export of the graph', () => {
  it.each(['dot', 'mermaid', 'graphml'])('%s holds each edge', async (kind) => {
    const { code, text } = await run('export', kind, path)
    expect(code).toBe(0)
    expect(text.match(/AssumeRole/g)).toHaveLength(2)
  })
})

const ask = (...words: readonly string[]) => run('reach', '--workspace', path, ...words)

describe('reach', () => {
  it('prints what somebody gets to, each over its shortest way with reasons', async () => {
    const { code, text } = await ask('--from', user('ann'))
    expect(code).toBe(0)
    expect(linesOf(text)).toMatchObject([
      { to: role('A'), certain: true, hops: [{ from: user('ann'), statements: [{ statement: 0 }] }] },
      { to: role('B'), certain: true, hops: [{ to: role('A') }, { from: role('A'), to: role('B') }] },
      { waysUpOf: user('ann'), certain: true, count: 1, open: 0, leadsTo: { 'any-permission': 1 } },
    ])
  })

  it('prints of which administrators the ways up are not counted, itself and those whom it can become', async () => {
    const all = [{ name: 'p', document: allowing('*') }]
    const boss = { name: 'Boss', trustPolicy: trusting(user('ann')), inlinePolicies: all }
    const held = { accountId: account, name: 'a', users: [{ name: 'ann' }], roles: [boss] }
    const { text } = await run('reach', '--workspace', fileOf(held), '--from', 'ann')
    const ways = linesOf(text).filter((line) => JSON.stringify(line).includes('waysUpOf'))
    expect(ways).toEqual([{ waysUpOf: role('Boss'), certain: true, administrator: true }])
  })

  it('prints who changes what', async () => {
    const { text } = await ask('--from', user('ann'), '--change')
    expect(linesOf(text)).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'change', state: 'allowed' })]),
    )
    const queue = `arn:aws:sqs:eu-west-1:${account}:parcels`
    const setting = [{ name: 'p', document: allowing('sqs:SetQueueAttributes') }]
    const held = fileOf({
      accountId: account,
      name: 'a',
      users: [{ name: 'ann', inlinePolicies: setting }],
      resources: [{ type: 'sqs-queue', name: 'parcels', arn: queue, policy: null }],
    })
    const ofQueue = await run('reach', '--workspace', held, '--to', 'parcels', '--change')
    expect(ofQueue).toMatchObject({ problem: '', code: 0 })
    expect(linesOf(ofQueue.text)).toMatchObject([{ from: user('ann'), to: queue }])
    expect(await ask('--to', role('A'), '--pass')).toMatchObject({ code: 1, text: '' })
  })

  it.each(['--outsiders', '--nobody', '--cycles'])(
    'prints roles that %s asks for: here none',
    async (flag) => {
      expect(await ask(flag)).toMatchObject({ code: 1, text: '', problem: '' })
    },
  )

  it('refuses what it can’t answer in one line', async () => {
    expect((await ask()).problem).toMatch(/^reach: say of whom/)
    expect((await ask('--cycles', '--nobody')).problem).toMatch(/^reach: ask one thing/)
    expect((await ask('--from', user('nobody'))).problem).toMatch(/^reach: there is no/)
    expect((await ask('--from', user('ann'), '--to', role('A'))).problem).toMatch(
      /^reach: from one to another/,
    )
  })

  it.each([
    ['arn:aws:s3:::parcelo-artifacts', ['who-can --action ACTION --resource arn:aws:s3:::parcelo-artifacts']],
    [role('A'), [`who-can-assume --role ${role('A')} --transitive`]],
    ['A', ['who-can-assume --role A', 'who-can --action ACTION --resource A']],
  ])('says which command tells who gets to %s', async (to, commands) => {
    const { code, problem } = await ask('--to', to)
    expect(code).toBe(2)
    for (const command of commands) expect(problem).toContain(command)
  })
})
