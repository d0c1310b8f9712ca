import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, describe, expect, it } from 'vitest'

const home = join(import.meta.dirname, '..', '..')
const fixture = join(home, 'src/interchange/fixtures/small-account.json')
const folder = mkdtempSync(join(tmpdir(), 'rolescape-'))
afterAll(() => rmSync(folder, { recursive: true }))

type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

function start(words: readonly string[]) {
  return spawn(process.execPath, [join(home, 'scripts/cli.mjs'), ...words], { cwd: home })
}

function run(words: readonly string[], input = ''): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = start(words)
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (text) => (stdout += text))
    child.stderr.on('data', (text) => (stderr += text))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
    child.stdin.end(input)
  })
}

const line = (id: number, action = 's3:GetObject') =>
  `${JSON.stringify({ id, request: { principal: '*', action, resource: '*' }, policies: {} })}\n`

describe('the command line', { timeout: 240_000 }, () => {
  it('answers line by line, in order, and goes on after a line that it can’t answer', async () => {
    const { code, stdout, stderr } = await run(
      ['authorize'],
      `${line(1)}nonsense\n${line(2, 's3')}${line(3)}`,
    )
    const answers = stdout.trimEnd().split('\n')
    expect(answers.map((text) => JSON.parse(text))).toMatchObject([
      { id: 1, decision: 'implicitDeny' },
      { id: null, error: { kind: 'invalid-json' } },
      { id: 2, error: { kind: 'invalid-request' } },
      { id: 3, decision: 'implicitDeny' },
    ])
    expect(stderr).toBe('')
    expect(code).toBe(1)
  })

  it('answers a line before the next one is written', async () => {
    const child = start(['authorize'])
    const answered = new Promise((resolve) => child.stdout.once('data', (text) => resolve(String(text))))
    const ended = new Promise((resolve) => child.once('close', resolve))
    child.stdin.write(line(1))
    expect(await answered).toContain('"id":1')
    child.stdin.end(line(2))
    child.stdout.resume()
    expect(await ended).toBe(0)
  })

  it.each([
    [[], 'name a command'],
    [['advise'], 'there is no command `advise`'],
    [['authorize', '--explan'], '--explan'],
    [['authorize', 'requests.ndjson'], 'requests.ndjson'],
    [['authorize', '--workspace', 'nowhere.json'], 'nowhere.json'],
    [['authorize', '--workspace', 'package.json'], 'package.json'],
    [['import', 'authorization-details'], 'file'],
  ])('refuses %j in one line of stderr, with exit code 2', async (words, told) => {
    const { code, stdout, stderr } = await run(words)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^[^\n]+\n$/)
    expect(stderr).toContain(told)
    expect(code).toBe(2)
  })

  it.each([[['--help']], [['help']], [['help', 'reach']], [['authorize', '--help']], [['import', '--help']]])(
    'helps: %j',
    async (words) => {
      const { code, stdout, stderr } = await run(words)
      expect([code, stderr]).toEqual([0, ''])
      expect(stdout).toContain('Exit codes')
    },
  )

  it('keeps the name of a workspace file that it imports', async () => {
    const sample = join(home, 'public', 'samples', 'organization.json')
    const { stdout } = await run(['import', 'authorization-details', sample])
    expect(JSON.parse(stdout)).toMatchObject({ name: 'Tidewater Charter organization' })
  })

  it('imports an account, tells what it found, and decides in it', async () => {
    const workspace = join(folder, 'imported.json')
    const imported = await run(['import', 'authorization-details', fixture, '-o', workspace])
    expect(imported.stdout).toBe('')
    expect(imported.stderr).toContain('/Policies/0/PolicyVersionList/0/Document/Statement/0/Effect')
    expect(imported.code).toBe(0)
    expect(JSON.parse(readFileSync(workspace, 'utf8'))).toMatchObject({ rolescape: 1, name: 'small-account' })

    const principal = 'arn:aws:iam::111122223333:user/staff/Alice'
    const asked = { id: 'a', request: { principal, action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' } }
    const { code, stdout } = await run(['authorize', '--workspace', workspace], JSON.stringify(asked))
    expect(JSON.parse(stdout)).toMatchObject({
      decision: 'unknown',
      reasons: [{ kind: 'no-such-policy', use: 'boundary' }],
    })
    expect(code).toBe(1)
  })
})
