import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { runCommand } from './run-command.ts'

/** Run a command in this process: what it says on each stream, and the code it ends with. */
export async function run(...words: readonly string[]) {
  const printed: string[] = []
  const complained: string[] = []
  const code = await runCommand(words, {
    input: (async function* () {})(),
    print: (text) => {
      printed.push(text)
      return Promise.resolve()
    },
    complain: (text) => complained.push(text),
  })
  return { code, text: printed.join(''), problem: complained.join('') }
}

/** What was printed, a value a line. */
export function linesOf(text: string): readonly unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))
}

/** A workspace of these accounts in a file of its own, by its path. */
export function fileOf(...accounts: readonly object[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'rolescape-')), 'workspace.json')
  writeFileSync(path, JSON.stringify({ rolescape: 1, name: 'w', accounts }))
  return path
}
