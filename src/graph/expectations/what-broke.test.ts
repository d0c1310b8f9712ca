import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { applyChange, type Change } from '#model/change.ts'
import { createExpectation } from '#model/commands/create-expectation.ts'
import { deleteInlinePolicy } from '#model/commands/delete-inline-policy.ts'
import { editExpectation } from '#model/commands/edit-expectation.ts'
import { putInlinePolicy } from '#model/commands/put-inline-policy.ts'
import { type Expectation, mainBoard } from '#model/entities/entity.ts'
import { arn } from '#model/entities/names.ts'
import { loadWorkspace } from '#model/file/workspace-file.ts'
import { entityOf, type Workspace } from '#model/workspace.ts'
import { accepted, allowing } from '#testing/accounts.ts'

import { stepBack, whatBroke } from './what-broke.ts'

const sample = accepted(loadWorkspace(JSON.parse(readFileSync('public/samples/teaching.json', 'utf8'))))
const alice = arn('arn:aws:iam::111122223333:user/staff/alice')
/** The sample expects that alice may not put releases. */
const notPut = 'expectation/2'

const grant = (name: string) => (workspace: Workspace) =>
  accepted(putInlinePolicy(workspace, { holder: alice, name, document: allowing('s3:PutObject') }))
const grantElse = (workspace: Workspace) =>
  accepted(
    putInlinePolicy(workspace, { holder: alice, name: 'else', document: allowing('ec2:RunInstances') }),
  )
const mend = (name: string) => (workspace: Workspace) =>
  accepted(deleteInlinePolicy(workspace, { holder: alice, name }))
const rewording = (part: Pick<Expectation, 'expected'>) => (workspace: Workspace) => {
  const before = entityOf(workspace, 'expectation', notPut)
  if (before === undefined) throw new Error(`no ${notPut}`)
  const { kind: _kind, order: _order, ...input } = before
  return accepted(editExpectation(workspace, { ...input, ...part }))
}

const write = (workspace: Workspace) =>
  accepted(
    createExpectation(workspace, {
      id: 'expectation/new',
      principal: alice,
      action: 's3:PutObject',
      resource: 'arn:aws:s3:::parcelo-artifacts/releases/x.zip',
      context: {},
      expected: { kind: 'denied' },
      note: '',
    }),
  )

/** The changes made one after the other from the sample, and what is said of an expectation after them. */
function turnAfter(id: string, ...makers: readonly ((workspace: Workspace) => Change)[]) {
  let workspace = sample
  const past: Change[] = []
  for (const make of makers) {
    const change = make(workspace)
    workspace = applyChange(workspace, change)
    past.push(change)
  }
  const question = { ids: [id], back: past.toReversed().map(stepBack), drafts: [] }
  return [...whatBroke(workspace, question)].find((found) => found !== null)?.[1]
}

describe('what broke an expectation', () => {
  it('is looked for without the requests on boards, which may be thousands', () => {
    const pin = {
      kind: 'pinned-request',
      id: 'pin/1',
      board: mainBoard,
      order: 0,
      action: 's3:PutObject',
      resource: '*',
      context: {},
      unknown: [],
    } as const
    const step = stepBack({
      label: { verb: 'delete-board', names: [] },
      added: [],
      updated: [],
      removed: [pin],
    })
    expect(step).toEqual({ drop: [], restore: [], isAside: true })
  })

  it('is the change since which it fails, however many came after', () => {
    const after = turnAfter(notPut, grantElse, grant('a'), grantElse, grantElse)
    expect(after).toEqual({ kind: 'change', back: 2, before: 'met' })
  })

  it('is the last one where it was broken, mended and broken again', () => {
    const after = turnAfter(notPut, grant('a'), mend('a'), grant('b'), grantElse)
    expect(after).toEqual({ kind: 'change', back: 1, before: 'met' })
  })

  it('may be older than the expectation itself', () => {
    expect(turnAfter('expectation/new', grant('a'), grantElse, write)).toEqual({
      kind: 'change',
      back: 2,
      before: 'met',
    })
    expect(turnAfter('expectation/new', write, grant('a'))).toMatchObject({ kind: 'change', back: 0 })
  })

  it('may be a change of its own wording', () => {
    const reword = rewording({ expected: { kind: 'allowed' } })
    expect(turnAfter(notPut, grantElse, reword, grantElse)).toEqual({
      kind: 'change',
      back: 1,
      before: 'met',
    })
  })

  it('is nothing that was kept where it always failed, and nothing is said of one that is met', () => {
    const reword = rewording({ expected: { kind: 'allowed' } })
    const broken = applyChange(sample, reword(sample))
    const later = grantElse(broken)
    const question = { ids: [notPut], back: [stepBack(later)], drafts: [] }
    const found = [...whatBroke(applyChange(broken, later), question)]
    expect(found).toContainEqual([notPut, { kind: 'always', steps: 1 }])
    expect(turnAfter(notPut, grantElse)).toBeUndefined()
  })

  it('is the edits in progress where what is stored does as expected', () => {
    const workspace = applyChange(sample, grantElse(sample))
    const place = { kind: 'inline', holder: alice, name: 'else' } as const
    const drafts = [{ place, document: allowing('s3:PutObject') }]
    const [found] = [...whatBroke(workspace, { ids: [notPut], back: [], drafts })]
    expect(found).toEqual([notPut, { kind: 'edits', positions: [0] }])
  })
})
