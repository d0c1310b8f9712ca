import { expect, it } from 'vitest'

import { neighbourhood } from '#graph/neighbourhood.ts'
import { unpackHubs } from '#graph/picture/packed-hubs.ts'
import { hubsOf } from '#graph/picture/trust-hubs.ts'
import { trusting, workspaceOf } from '#testing/accounts.ts'
import { account, inline, permitting, root, user } from '#testing/small-trust.ts'

import { createEngineApi } from './engine-api.ts'
import { revision } from './revision.ts'

const alone = { report: () => undefined, giveWay: () => Promise.resolve() }

it('finds the hubs of the graph that it answered last, all of it or around somebody, and of no other', async () => {
  const users = Array.from({ length: 10 }, (_, at) => ({
    name: `u${at}`,
    inlinePolicies: [inline(permitting('*'))],
  }))
  const roles = Array.from({ length: 8 }, (_, at) => ({ name: `r${at}`, trustPolicy: trusting(root) }))
  const workspace = workspaceOf({
    rolescape: 1,
    name: 'w',
    accounts: [{ accountId: account, name: 'a', users, roles }],
  })
  const api = createEngineApi()
  void api.adopt({ workspace, revision: revision(1) }, alone)
  const graph = structuredClone(await api.trustGraph({ drafts: [] }, alone))
  const { number } = graph
  const packed = await api.trustHubs({ number, focus: null, around: null }, alone)
  expect(unpackHubs(packed ?? [], graph)).toEqual(hubsOf(graph, graph, () => false))
  expect(packed).toHaveLength(1)
  const focus = user('u3')
  const near = neighbourhood(graph, focus, 1)
  const beside = await api.trustHubs({ number, focus, around: 1 }, alone)
  expect(unpackHubs(beside ?? [], near)).toEqual(hubsOf(near, graph, ({ from }) => from === focus))
  await api.trustGraph({ drafts: [] }, alone)
  expect(await api.trustHubs({ number, focus: null, around: null }, alone)).toBeNull()
})
