import { describe, expect, it } from 'vitest'

import { accepted, after, refusalOf, smallCompany } from '#testing/accounts.ts'

import { askOfPin, boardsOf, pinsOf } from '../board.ts'
import { applyChange, reverseChange } from '../change.ts'
import { mainBoard } from '../entities/entity.ts'
import { loadWorkspace, saveWorkspace } from '../file/workspace-file.ts'
import { createBoard } from './create-board.ts'
import { deleteBoard, renameBoard, setBoardKeys } from './edit-board.ts'
import { moveRequest } from './move-request.ts'
import { pinRequest, pinRequests } from './pin-request.ts'
import { setPinKeys } from './set-pin-keys.ts'

const read = { action: 's3:GetObject', resource: 'arn:aws:s3:::reports/q1.csv', context: {}, unknown: [] }
const company = smallCompany()
const audit = 'board/audit'
const two = after(company, createBoard(company, { id: audit, name: 'Audit' }))
const pinned = after(
  two,
  pinRequests(two, [
    { ...read, id: 'pin/1', board: mainBoard },
    { ...read, id: 'pin/2', board: audit },
    { ...read, id: 'pin/3', board: audit },
  ]),
)

describe('boards', () => {
  it('are one, and unnamed, until another is made', () => {
    expect(boardsOf(company).map(({ id }) => id)).toEqual([mainBoard])
    expect(boardsOf(two).map(({ name }) => name)).toEqual(['Main board', 'Audit'])
  })

  it('hold their own requests in their own order', () => {
    const moved = after(pinned, moveRequest(pinned, { id: 'pin/3', to: 0 }))
    expect(pinsOf(moved, audit).map(({ id }) => id)).toEqual(['pin/3', 'pin/2'])
    expect(pinsOf(moved, mainBoard).map(({ id }) => id)).toEqual(['pin/1'])
  })

  it('are told apart by name', () => {
    expect(refusalOf(createBoard(two, { id: 'board/b', name: 'Audit' }))).toMatchObject({
      kind: 'entity-already-exists',
    })
    expect(refusalOf(renameBoard(two, { id: mainBoard, name: 'Audit' }))).toMatchObject({
      kind: 'entity-already-exists',
    })
    const renamed = after(two, renameBoard(two, { id: mainBoard, name: 'Daily' }))
    expect(boardsOf(renamed).map(({ name }) => name)).toEqual(['Daily', 'Audit'])
  })

  it('go with their requests, and come back with them', () => {
    const change = accepted(deleteBoard(pinned, { id: audit }))
    const gone = applyChange(pinned, change)
    expect(gone.entities.has('pin/2')).toBe(false)
    expect(boardsOf(gone)).toHaveLength(1)
    expect(pinsOf(applyChange(gone, reverseChange(change)), audit)).toHaveLength(2)
  })

  it('refuse requests where they are not there', () => {
    const lost = pinRequest(company, { ...read, id: 'pin/9', board: audit })
    expect(refusalOf(lost)).toMatchObject({ kind: 'no-such-entity', what: 'board' })
  })

  it('survive the workspace file, which older versions read as long as there is one plain board', () => {
    expect(accepted(loadWorkspace(saveWorkspace(pinned))).entities).toEqual(pinned.entities)
    const plain = after(company, pinRequest(company, { ...read, id: 'pin/1', board: mainBoard }))
    const file = JSON.stringify(saveWorkspace(plain))
    expect(file).not.toContain('"boards"')
    expect(file).not.toContain('"unknown"')
  })

  it('are refused in a file that has requests on a board that it does not list', () => {
    const file = { rolescape: 1, name: 'w', board: [{ ...read, board: audit }] }
    expect(loadWorkspace(file)).toMatchObject({
      problem: [{ kind: 'dangling-reference', pointer: '/board/0/board' }],
    })
  })
})

describe('the keys of a board', () => {
  const keyed = after(
    pinned,
    setBoardKeys(pinned, {
      id: audit,
      context: { 'aws:SourceIp': '192.0.2.1', 'aws:SecureTransport': true },
      unknown: ['aws:MultiFactorAuthPresent'],
    }),
  )

  it('are those of each request on it, where the request does not say otherwise', () => {
    const own = { 'AWS:sourceip': '203.0.113.7', 'aws:MultiFactorAuthPresent': true }
    const said = after(
      keyed,
      setPinKeys(keyed, { id: 'pin/2', context: own, unknown: ['aws:SecureTransport'] }),
    )
    const [second, third] = pinsOf(said, audit).map((pin) => askOfPin(said, pin))
    expect(second).toMatchObject({ context: own, unknown: ['aws:SecureTransport'] })
    expect(third).toMatchObject({
      context: { 'aws:SourceIp': '192.0.2.1', 'aws:SecureTransport': true },
      unknown: ['aws:MultiFactorAuthPresent'],
    })
  })

  it.each([
    ['a value of another type', { 'aws:SourceIp': 'home' }, [], 'not-an-address'],
    ['a list with one of another type', { 'aws:SourceIp': ['192.0.2.1', 'home'] }, [], 'not-an-address'],
    ['what is given and unknown at once', { 'aws:sourceip': '192.0.2.1' }, ['aws:SourceIp'], 'duplicate-key'],
    ['a name without a service', { mfa: true }, [], 'not-a-key'],
    ['not to know who acts', {}, ['aws:PrincipalArn'], 'follows-from-caller'],
  ])('refuse %s', (_, context, unknown, rule) => {
    expect(refusalOf(setBoardKeys(two, { id: audit, context, unknown }))).toMatchObject({ rule })
  })

  it('may leave open what the caller is tagged with', () => {
    const open = setBoardKeys(two, { id: audit, context: {}, unknown: ['aws:PrincipalTag/team'] })
    expect(open.ok).toBe(true)
  })
})
