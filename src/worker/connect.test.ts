import { describe, expect, it, vi } from 'vitest'

import { accountId } from '#model/entities/names.ts'
import { emptyWorkspace } from '#model/workspace.ts'
import { type ThreadWorker, workerInThread } from '#testing/worker-in-thread.ts'

import { connect, EngineFailure } from './connect.ts'
import { revision } from './revision.ts'
import type { EngineApi } from './serve.ts'

const nothing: EngineApi = {
  adopt: () => null,
  bring: () => null,
  adoptBrought: () => null,
  follow: () => null,
  turnTo: () => null,
  decide: ({ asks }) => asks.map(({ action }) => ({ kind: 'unknown', reasons: [], action })),
  decideAfter: () => [],
  decideBoard: () => null,
  flipStrip: () => ({ rows: [], idle: [], untold: [] }),
  explain: () => ({ kind: 'unknown', reasons: [] }),
  whatFlips: () => ({ kind: 'unknown', reasons: [] }),
  assumableRoles: () => [],
  trustGraph: () => ({ nodes: [], edges: [], number: 0 }),
  trustHubs: () => null,
  trustGraphAt: () => ({ nodes: [], edges: [] }),
  draftedLines: () => ({ count: 0, changes: { appeared: [], gone: [], changed: [] }, nodes: [] }),
  whoCan: () => ({ allowed: 0, conditional: 0, denied: 0, unknown: 0 }),
  whoCanChange: () => ({ asked: 0, calls: 0 }),
  waysUp: () => ({ administrators: [], limited: [], notLookedFor: [] }),
  wayUpSteps: () => [],
  ways: () => ({ ways: [], isComplete: true, nodes: [] }),
  accessMatrix: () => ({ cells: 0, byState: {} }),
  whatCan: () => ({ asked: 0, isThere: true }),
  accessDifference: () => ({ asked: 0, leftOut: 0 }),
  runExpectations: () => ({ met: 0, failed: 0, unknown: 0 }),
  whatCanOn: () => [],
  warmUp: () => ({ isWarm: true }),
  whatBroke: () => 0,
  unreachedStatements: () => [],
  explainCaller: () => ({ kind: 'unknown', reasons: [] }),
  relations: () => ({ isThere: true, found: 0 }),
  paths: () => ({ paths: [], isComplete: true, nodes: [] }),
  waysBeside: () => ({ administrators: [] }),
  climbersTo: () => ({ lookedAt: 0 }),
  reachFrom: () => ({ roles: 0, resources: 0, unknown: 0 }),
  outsiders: () => ({ roles: [], nodes: [] }),
  edgeReason: ({ edge }) => edge,
  cycles: () => ({ cycles: [], nodes: [] }),
  unassumable: () => ({ roles: [], nodes: [] }),
  cuts: () => ({ kind: 'no-way' }),
  drawGraph: () => ({ picture: null, redaction: { kind: 'none' } }),
  layOut: () => ({}),
  exportAs: () => [],
  openWorkspaceFile: () => ({ ok: true, value: { workspace: emptyWorkspace(''), lost: null } }),
  readImport: () => {
    throw new Error('a broken invariant')
  },
}

const session = { kind: 'root', accountId: accountId('111122223333'), mfa: false } as const
const empty = { workspace: emptyWorkspace('w'), revision: revision(1) }
const nothingChanged = { label: { verb: 'nothing', names: [] }, added: [], updated: [], removed: [] }
const decideNothing = { session, asks: [], drafts: [], now: '2026-03-01T08:00:00Z' }

function asking(action: string) {
  return { action, resource: '*', context: {} }
}

function later(milliseconds: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, milliseconds))
}

describe('a connection to the engine', () => {
  it('answers each question with its own answer, in whatever order they are awaited', async () => {
    const engine = connect(
      () => workerInThread(nothing),
      () => undefined,
    )
    const decided = engine.ask('decide', decideNothing)
    const adopted = engine.ask('adopt', empty)
    expect(await adopted).toBeNull()
    expect(await decided).toEqual([])
  })

  it('answers short questions before long ones, also while one is under way, but never before a step', async () => {
    const order: string[] = []
    const engine = connect(
      () =>
        workerInThread({
          ...nothing,
          follow: () => {
            order.push('step')
            return null
          },
          flipStrip: ({ ask }) => {
            order.push(ask.action)
            return { rows: [], idle: [], untold: [] }
          },
          whatFlips: async (_question, { giveWay }) => {
            await giveWay()
            order.push('changes')
            return { kind: 'unknown', reasons: [] }
          },
          whoCan: async (_question, { giveWay }) => {
            order.push('who can')
            await later(40) // everything is asked by then
            await giveWay()
            order.push('who can, done')
            return { allowed: 0, conditional: 0, denied: 0, unknown: 0 }
          },
        }),
      () => undefined,
    )
    const strip = (action: string) => engine.ask('flipStrip', { ...decideNothing, ask: asking(action) })
    const long = engine.ask('whoCan', { ask: asking('a'), drafts: [] })
    await later(10)
    const asked = [
      engine.ask('whatFlips', { ...decideNothing, ask: asking('b'), board: [] }),
      strip('first'),
      engine.ask('follow', { change: nothingChanged, revision: revision(2) }),
      strip('after the step'),
    ]
    await Promise.all([long, ...asked])
    expect(order).toEqual(['who can', 'first', 'changes', 'who can, done', 'step', 'after the step'])
  })

  it('stops a long question that nobody waits for any more, though a short one goes in between', async () => {
    const went: string[] = []
    const engine = connect(
      () =>
        workerInThread({
          ...nothing,
          flipStrip: () => ({ rows: [], idle: [], untold: [] }),
          whoCan: async (_question, { giveWay }) => {
            await later(20)
            await giveWay()
            went.push('on')
            await later(40)
            await giveWay()
            went.push('to the end')
            return { allowed: 0, conditional: 0, denied: 0, unknown: 0 }
          },
        }),
      () => undefined,
    )
    const stop = new AbortController()
    const long = engine.ask('whoCan', { ask: asking('a'), drafts: [] }, stop.signal)
    await later(10)
    await engine.ask('flipStrip', { ...decideNothing, ask: asking('b') })
    stop.abort()
    await expect(long).rejects.toThrow('aborted')
    await engine.ask('adopt', empty)
    expect(went).toEqual(['on'])
  })

  it('fails a question that throws, and goes on with the next one', async () => {
    const engine = connect(
      () => workerInThread(nothing),
      () => undefined,
    )
    await expect(
      engine.ask('readImport', { files: [], into: 'empty', redactBy: null, catalog: '' }),
    ).rejects.toThrow('a broken invariant')
    expect(await engine.ask('adopt', empty)).toBeNull()
  })

  it('brings the pieces of an answer while it is made, and stops what nobody waits for any more', async () => {
    let rounds = 0
    const long: EngineApi = {
      ...nothing,
      decide: async (_, { giveWay }) => {
        for (;;) {
          rounds++
          // oxlint-disable-next-line no-await-in-loop -- long work gives way again and again
          await giveWay()
        }
      },
    }
    const engine = connect(
      () => workerInThread(long),
      () => undefined,
    )
    const controller = new AbortController()
    const decided = engine.ask('decide', decideNothing, controller.signal)
    await vi.waitUntil(() => rounds > 2)
    controller.abort()
    await expect(decided).rejects.toThrow('aborted')
    expect(await engine.ask('adopt', empty)).toBeNull() // would never come while `decide` went on
  })

  it('never asks a dropped question that still waits', async () => {
    let asked = 0
    const counting: EngineApi = { ...nothing, layOut: () => (asked++, {}) }
    const engine = connect(
      () => workerInThread(counting),
      () => undefined,
    )
    const abort = new AbortController()
    const first = engine.ask('layOut', { nodes: [], edges: [] })
    const dropped = engine.ask('layOut', { nodes: [], edges: [] }, abort.signal)
    abort.abort()
    await expect(dropped).rejects.toThrow('abort')
    await first
    await engine.ask('adopt', empty)
    expect(asked).toBe(1)
  })

  it('starts a dead worker again, hands it the workspace, and fails what was open', async () => {
    const workers: ThreadWorker[] = []
    const start = () => {
      const worker = workerInThread(nothing)
      workers.push(worker)
      return worker
    }
    let adoptions = 0
    const engine = connect(start, (restarted) => {
      adoptions++
      void restarted.ask('adopt', empty)
    })
    const lost = engine.ask('decide', decideNothing)
    workers[0]?.die()
    await expect(lost).rejects.toThrow(new EngineFailure('out of memory', true))
    expect(workers[0]?.isTerminated()).toBe(true)
    expect(adoptions).toBe(1)
    expect(await engine.ask('decide', decideNothing)).toEqual([])
  })

  it('gives up on a worker that dies again and again, and says so to each question', async () => {
    const workers: ThreadWorker[] = []
    const engine = connect(
      () => {
        const worker = workerInThread(nothing)
        workers.push(worker)
        return worker
      },
      () => undefined,
    )
    for (let i = 0; i < 10; i++) workers.at(-1)?.die()
    expect(workers).toHaveLength(4)
    await expect(engine.ask('adopt', empty)).rejects.toThrow('could not be started again')
  })
})
