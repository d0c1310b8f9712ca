import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { runCommand } from '../run-command.ts'

const sample = join(import.meta.dirname, '../../../public/samples/teaching.json')
const release = 'arn:aws:s3:::parcelo-artifacts/releases/tracker-1.42.0.zip'

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function run(...words: readonly string[]) {
  let [printed, complained] = ['', '']
  const code = await runCommand(['who-can', ...words], {
    input: nothing(),
    print: async (text) => {
      printed += text
    },
    complain: (text) => (complained += text),
  })
  const lines = printed.split('\n').filter((text) => text !== '')
  return { code, complained, printed, lines }
}

const question = ['--workspace', sample, '--action', 's3:GetObject', '--resource', release]

describe('who-can', () => {
  it('prints a line for each who may, with the statements that let them in', async () => {
    const { code, lines } = await run(...question)
    expect(code).toBe(0)
    const alice = lines
      .map((line): unknown => JSON.parse(line))
      .find((line) => JSON.stringify(line).includes('user/staff/alice'))
    expect(alice).toMatchObject({ decision: 'allowed', via: [{ layer: 'identity', sid: 'ReadReleases' }] })
  })

  it('prints the denied ones on request', async () => {
    expect((await run(...question)).printed).not.toContain('"denied"')
    expect((await run(...question, '--all')).printed).toContain('"decision":"denied"')
  })

  it('ends with 1 where something is unknown, and says what is missing', async () => {
    const queue = 'arn:aws:sqs:eu-west-1:123456789012:not-here'
    const { code, lines } = await run(
      '--workspace',
      sample,
      '--action',
      'sqs:SendMessage',
      '--resource',
      queue,
    )
    expect(code).toBe(1)
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      decision: 'unknown',
      reasons: [{ kind: 'unseen-resource', resource: queue }],
    })
  })

  it.each([
    [['--action', 's3:GetObject', '--resource', '*'], 'name a workspace file'],
    [['--workspace', sample, '--resource', '*'], 'name an action'],
    [['--workspace', sample, '--action', 's3', '--resource', '*'], '--action: write one `service:Operation`'],
    [['--workspace', sample, '--action', 's3:Get*', '--resource', 'bucket'], '--'],
    [[...question, '--context', 'nonsense'], '--context: write KEY=VALUE'],
    [['--workspace', 'nowhere.json', '--action', 's3:GetObject', '--resource', '*'], 'nowhere.json'],
  ])('refuses %j in one line', async (words, why) => {
    const { code, complained, printed } = await run(...words)
    expect({ code, printed }).toEqual({ code: 2, printed: '' })
    expect(complained).toContain(why)
    expect(complained.trimEnd()).not.toContain('\n')
  })
})
