import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'

import { createUser } from '#model/commands/create-user.ts'
import { emptyWorkspace } from '#model/workspace.ts'
import { dev, smallCompany, the } from '#testing/accounts.ts'
import { trustWith, user, withRole } from '#testing/small-trust.ts'
import { type ThreadWorker, workerInThread } from '#testing/worker-in-thread.ts'
import { EngineFailure } from '#worker/connect.ts'
import { createEngineApi } from '#worker/engine-api.ts'

import { newUniqueId } from '../parts/new-unique-id.ts'
import { engine, startEngines } from './engines.ts'
import { verdictsQuery } from './queries.ts'
import { advanceClockTo, backToNow } from './session-clock.ts'
import { openWorkspace, run, undo, workspaceStore } from './workspace-store.ts'

const alice = { kind: 'user', user: the.alice, mfa: false } as const
const workers: ThreadWorker[] = []
startEngines(() => {
  const worker = workerInThread(createEngineApi())
  workers.push(worker)
  return worker
})

/** Let every worker die; those that take their places live. */
function killAll(): void {
  workers.splice(0).forEach((worker) => worker.die())
}

/** The names of the users that a lane of the engine knows of: the trust graph draws every one. */
async function usersIn(lane: 'interactive' | 'analysis'): Promise<readonly string[]> {
  const { nodes } = await engine(lane).ask('trustGraph', { drafts: [] })
  return nodes.flatMap(({ kind, name }) => (kind === 'user' ? name : []))
}

async function statesOfLines(): Promise<readonly string[]> {
  const { edges } = await engine('analysis').ask('trustGraph', { drafts: [] })
  return edges.map(({ state }) => state)
}

const addUser = (name: string) =>
  run(createUser, {
    accountId: dev,
    name,
    path: '/',
    tags: {},
    uniqueId: newUniqueId('user'),
    createDate: '2026-01-01T00:00:00Z',
    permissionsBoundary: null,
    loginProfile: false,
  })

describe('both lanes of the engine', () => {
  it.each(['interactive', 'analysis'] as const)('follow every step: %s', async (lane) => {
    openWorkspace(smallCompany())
    expect(await usersIn(lane)).toEqual(['alice', 'bob'])
    addUser('carol')
    expect(await usersIn(lane)).toEqual(['alice', 'bob', 'carol'])
    undo()
    expect(await usersIn(lane)).toEqual(['alice', 'bob'])
    openWorkspace(emptyWorkspace('other'))
    expect(await usersIn(lane)).toEqual([])
  })

  it('tell who can assume what by the clock of the page, also once it is moved or their worker died', async () => {
    const until = { DateLessThan: { 'aws:CurrentTime': '2090-01-01T00:00:00Z' } }
    openWorkspace(withRole('Deploy', trustWith({ AWS: user('ann') }, until)))
    expect(await statesOfLines()).toEqual(['conditional'])
    advanceClockTo('2091-01-01T00:00:00Z')
    expect(await statesOfLines()).toEqual([])
    killAll()
    expect(await statesOfLines()).toEqual([])
    backToNow()
    expect(await statesOfLines()).toEqual(['conditional'])
  })

  it('know the newest workspace again after their worker died', async () => {
    openWorkspace(smallCompany())
    addUser('carol')
    killAll()
    expect(await usersIn('interactive')).toEqual(['alice', 'bob', 'carol'])
    expect(await usersIn('analysis')).toEqual(['alice', 'bob', 'carol'])
    addUser('dave')
    expect(await usersIn('interactive')).toContain('dave')
  })

  it('are asked again what was open when their worker died', async () => {
    openWorkspace(smallCompany())
    const moment = { revision: workspaceStore.getState().revision, drafts: [], now: '2026-03-01T08:00:00Z' }
    const verdicts = new QueryClient().fetchQuery(verdictsQuery(moment, alice, []))
    killAll()
    expect(await verdicts).toEqual([])
  })

  it('are not asked for ever what kills every worker', async () => {
    openWorkspace(smallCompany())
    const moment = { revision: workspaceStore.getState().revision, drafts: [], now: '2026-03-01T08:00:00Z' }
    const verdicts = new QueryClient().fetchQuery(verdictsQuery(moment, alice, []))
    const deaths = setInterval(killAll, 0)
    await expect(verdicts).rejects.toThrow(EngineFailure)
    clearInterval(deaths)
  })
})
