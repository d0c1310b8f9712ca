import { describe, expect, it } from 'vitest'

import { mainBoard, type PinnedRequest } from '#model/entities/entity.ts'
import type { Verdict } from '#worker/contract.ts'

import { boardMarkdown } from './board-markdown.ts'
import { summaryParts } from './summary.ts'

const pin: PinnedRequest = {
  kind: 'pinned-request',
  id: 'pin/1',
  board: mainBoard,
  order: 0,
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::a|b/c_d',
  context: {},
  unknown: [],
}
const verdict: Verdict = { kind: 'depends', text: 'there is MFA', certainty: 'exact' }

describe('a board in Markdown', () => {
  it('has its summary and a row for each request, whose texts stay in their cells', () => {
    const verdicts = new Map([[pin.id, verdict]])
    const flips = new Map([[pin.id, 'now-depends' as const]])
    const parts = summaryParts(verdicts, flips)
    expect(boardMarkdown({ pins: [pin], verdicts, flips, actor: 'alice', parts })).toBe(
      [
        'As alice: +0 −0 · 0 same · 1 depends',
        '',
        '| Change | Action | Resource | Answer | Why |',
        '| --- | --- | --- | --- | --- |',
        String.raw`| ± now depends | s3:GetObject | arn:aws:s3:::a\|b/c\_d | Depends | Allowed only where there is MFA. |`,
        '',
      ].join('\n'),
    )
  })
})
