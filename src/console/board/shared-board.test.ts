import { describe, expect, it } from 'vitest'

import { boardsOf, pinsOf } from '#model/board.ts'
import { addBoard } from '#model/commands/add-board.ts'
import { setBoardKeys } from '#model/commands/edit-board.ts'
import { pinRequest } from '#model/commands/pin-request.ts'
import { mainBoard } from '#model/entities/entity.ts'
import { accepted, after, smallCompany } from '#testing/accounts.ts'

import { boardFile, boardOfFile, linkText, readLinkText } from './shared-board.ts'

const company = smallCompany()
const request = { action: 's3:GetObject', resource: 'arn:aws:s3:::reports/Köln.csv' }
const keys = { context: { 'aws:SourceIp': '192.0.2.1' }, unknown: ['aws:MultiFactorAuthPresent'] }
const pinned = after(company, pinRequest(company, { ...request, ...keys, id: 'pin/1', board: mainBoard }))
const keyed = after(
  pinned,
  setBoardKeys(pinned, { id: mainBoard, context: { 'aws:SecureTransport': true }, unknown: [] }),
)

function counting() {
  let last = 0
  return () => `fresh-${++last}`
}

describe('a shared board', () => {
  it('comes out of its link as it went in, beside what is there', async () => {
    const text = await linkText(boardFile(keyed, mainBoard))
    expect(text).toMatch(/^b1\.[\w-]+$/)
    const shared = accepted(boardOfFile(accepted(await readLinkText(text)), counting()))
    const taken = after(keyed, addBoard(keyed, shared))
    const added = boardsOf(taken).at(-1)
    expect(added).toMatchObject({ name: 'Main board (2)', context: { 'aws:SecureTransport': true } })
    expect(pinsOf(taken, added?.id ?? '')).toMatchObject([{ ...request, ...keys }])
    expect(pinsOf(taken, mainBoard)).toEqual(pinsOf(keyed, mainBoard))
  })

  it('tells of nothing but the board', () => {
    expect(JSON.stringify(boardFile(keyed, mainBoard))).not.toContain('alice')
  })

  it.each(['', 'b1.', 'b1.!!!', 'b2.AAAA', 'b1.AAAA', 'hello'])('is not read from %j', async (text) => {
    expect((await readLinkText(text)).ok).toBe(false)
  })

  it('is not read from a link that grows beyond what a board can be', async () => {
    const text = await linkText({ name: 'x'.repeat(6_000_000) })
    expect(text.length).toBeLessThan(20_000)
    expect((await readLinkText(text)).ok).toBe(false)
  })

  it.each([[null], [{}], [{ rolescape: 1, name: 'w' }], [{ rolescape: 2, name: 'w', board: [request] }]])(
    'is not read from the file %j',
    (file) => {
      expect(boardOfFile(file, counting()).ok).toBe(false)
    },
  )
})
