import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { runCommand } from '../run-command.ts'

const sample = 'public/samples/teaching.json'

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function check(...words: readonly string[]) {
  let [printed, complained] = ['', '']
  const code = await runCommand(['check', ...words], {
    input: nothing(),
    print: async (text) => {
      printed += text
    },
    complain: (text) => (complained += text),
  })
  return { code, printed, complained }
}

/** The sample with what `edit` makes of its expectations, as a file. */
function sampleWith(edit: (expectations: readonly Record<string, unknown>[]) => unknown): string {
  const json = JSON.parse(readFileSync(sample, 'utf8'))
  const file = join(mkdtempSync(join(tmpdir(), 'rolescape-check-')), 'workspace.json')
  writeFileSync(file, JSON.stringify({ ...json, expectations: edit(json.expectations) }))
  return file
}

describe('check', () => {
  it('is content where all is as expected', async () => {
    const { code, printed } = await check(sample)
    expect(printed).toMatch(/^\d+ expectations, all met\n$/)
    expect(code).toBe(0)
  })

  it('prints each failure with its one-sentence reason, and ends with 1', async () => {
    const file = sampleWith(([first, ...rest]) => [{ ...first, expected: { kind: 'denied' } }, ...rest])
    const { code, printed } = await check(file)
    expect(printed).toMatch(
      /^failed: .*user\/staff\/alice should be denied s3:GetObject on .*\n {2}User `alice` may do/,
    )
    expect(printed).toMatch(/expectations, 1 not met\n$/)
    expect(code).toBe(1)
  })

  it('takes what it can’t answer for not met, and says what is missing', async () => {
    const nobody = 'arn:aws:iam::111122223333:user/nobody'
    const file = sampleWith(([first]) => [{ ...first, principal: nobody, expected: { kind: 'denied' } }])
    const { code, printed } = await check(file)
    expect(printed).toContain(`unknown: ${nobody}`)
    expect(printed).toContain(`${nobody} is not in the workspace`)
    expect(code).toBe(1)
  })

  it('answers a line of JSON for each, met ones too', async () => {
    const { code, printed } = await check(sample, '--format', 'json')
    const lines = printed
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    expect(lines).toEqual(lines.map(() => expect.objectContaining({ result: 'met' })))
    expect(lines.length).toBeGreaterThan(2)
    expect(code).toBe(0)
  })

  it('does not pass for want of expectations', async () => {
    const { code, complained } = await check(sampleWith(() => []))
    expect(complained).toContain('holds no expectations')
    expect(code).toBe(1)
  })

  it.each([
    [[], 'name one workspace file'],
    [[sample, 'more'], 'name one workspace file'],
    [[sample, '--format', 'xml'], 'there is no `xml`'],
    [['nowhere.json'], "can't read `nowhere.json`"],
  ])('is refused with a word of why: %j', async (words, why) => {
    const { code, complained } = await check(...words)
    expect(complained).toContain(why)
    expect(code).toBe(2)
  })

  it('is refused where an expectation can’t be read, with its place', async () => {
    const { code, complained } = await check(
      sampleWith(([first]) => [{ ...first, expected: { kind: 'maybe' } }]),
    )
    expect(complained).toContain('/expectations/0')
    expect(code).toBe(2)
  })
})
