import { describe, expect, it } from 'vitest'

import type { Change } from '#model/change.ts'
import { applyChange } from '#model/change.ts'
import { trustWith, user as userOf, withRole } from '#testing/small-trust.ts'
import { syntheticAccount } from '#testing/synthetic/synthetic-account.ts'
import { type ThreadWorker, workerInThread } from '#testing/worker-in-thread.ts'

import { createEngineApi } from './engine-api.ts'
import { revision } from './revision.ts'
import { entitiesAtOnce, type Held, type Lane, stayInStep } from './stay-in-step.ts'

const big = syntheticAccount({ users: entitiesAtOnce, roles: 20, policies: 20, seed: 1 })
const removesUser = (name: string): Change => {
  const user = [...big.entities.values()].find((entity) => entity.kind === 'user' && entity.name === name)
  return {
    label: { verb: 'delete-user', names: [name] },
    added: [],
    updated: [],
    removed: user === undefined ? [] : [user],
  }
}
const [first = '', second = ''] = [...big.entities.values()].flatMap((entity) =>
  entity.kind === 'user' ? entity.name : [],
)

async function usersIn(lane: Lane): Promise<number> {
  const { nodes } = await lane.ask('trustGraph', { drafts: [] })
  return nodes.filter(({ kind }) => kind === 'user').length
}

function laneWith(): { lane: Lane; workers: ThreadWorker[]; show: (held: Held) => void } {
  const workers: ThreadWorker[] = []
  let shown: Held = { workspace: big, revision: revision(1) }
  const start = () => {
    const worker = workerInThread(createEngineApi())
    workers.push(worker)
    return worker
  }
  return { lane: stayInStep(start, () => shown), workers, show: (held) => (shown = held) }
}

describe('a lane of the engine with a big workspace', () => {
  it('answers what is asked while the workspace is on its way by all of it', async () => {
    const { lane } = laneWith()
    lane.adopt({ workspace: big, revision: revision(1) })
    expect(await usersIn(lane)).toBe(entitiesAtOnce)
  })

  it('takes the steps that are made meanwhile in their order', async () => {
    const { lane, show } = laneWith()
    lane.adopt({ workspace: big, revision: revision(1) })
    const changes = [removesUser(first), removesUser(second)]
    let workspace = big
    changes.forEach((change, i) => {
      workspace = applyChange(workspace, change)
      const held = { workspace, revision: revision(i + 2) }
      show(held)
      lane.follow(change, held)
    })
    expect(await usersIn(lane)).toBe(entitiesAtOnce - 2)
  })

  it('takes a change of everything as a workspace anew', async () => {
    const { lane, show } = laneWith()
    lane.adopt({ workspace: big, revision: revision(1) })
    const change = { ...removesUser(first), removed: [...big.entities.values()] }
    const held = { workspace: applyChange(big, change), revision: revision(2) }
    show(held)
    lane.follow(change, held)
    expect(await usersIn(lane)).toBe(0)
  })

  it('begins again where the worker dies on the way', async () => {
    const { lane, workers } = laneWith()
    lane.adopt({ workspace: big, revision: revision(1) })
    await Promise.resolve()
    workers[0]?.die()
    expect(await usersIn(lane)).toBe(entitiesAtOnce)
  })
})

it('tells of lines and access as of the day that the clock of the page shows', async () => {
  const until = { DateLessThan: { 'aws:CurrentTime': '2026-03-01T12:00:00Z' } }
  const workspace = withRole('Deploy', trustWith({ AWS: userOf('ann') }, until))
  const { lane, show } = laneWith()
  const held = { workspace, revision: revision(1) }
  show(held)
  lane.adopt(held)
  const lines = async () => {
    const { edges } = await lane.ask('trustGraph', { drafts: [] })
    return edges.map(({ state }) => state)
  }
  lane.turnTo('2026-02-28T10:00:00Z')
  expect(await lines()).toEqual(['conditional'])
  lane.turnTo('2026-03-02T10:00:00Z')
  expect(await lines()).toEqual([])
  lane.turnTo('2026-02-28T10:00:00Z')
  expect(await lines()).toEqual(['conditional'])
})
