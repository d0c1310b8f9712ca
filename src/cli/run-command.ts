import { authorizeCommand } from './authorize/authorize-command.ts'
import { checkCommand } from './check/check-command.ts'
import type { Command, ExitCode, Surroundings } from './command.ts'
import { escalationsCommand } from './escalations/escalations-command.ts'
import { exportCommand } from './export/export-command.ts'
import { importCommand } from './import/import-command.ts'
import { pathsCommand } from './paths/paths-command.ts'
import { reachCommand } from './reach/reach-command.ts'
import { whoCanAssumeCommand } from './who-can-assume/who-can-assume-command.ts'
import { whoCanCommand } from './who-can/who-can-command.ts'
import { onOneLine } from './wording/on-one-line.ts'

const commands: ReadonlyMap<string, Command> = new Map([
  ['authorize', authorizeCommand],
  ['check', checkCommand],
  ['import', importCommand],
  ['export', exportCommand],
  ['who-can', whoCanCommand],
  ['who-can-assume', whoCanAssumeCommand],
  ['paths', pathsCommand],
  ['reach', reachCommand],
  ['escalations', escalationsCommand],
])

const isHelp = (word: string) => word === '--help' || word === '-h'

/**
 * Run the command that `words` name, as they stand after the program's own name. The answer is printed, all else
 * is complained; unusable arguments are one line.
 */
export async function runCommand(words: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { print, complain } = surroundings
  const [name, ...rest] = words
  if (name !== undefined && (isHelp(name) || name === 'help')) {
    await print(helpOn(rest[0]))
    return 0
  }
  const command = name === undefined ? undefined : commands.get(name)
  if (command === undefined) {
    const known = [...commands.keys()].join(', ')
    complain(`${name === undefined ? 'name a command' : `there is no command \`${name}\``}: ${known}\n`)
    return 2
  }
  const separator = rest.indexOf('--')
  if (rest.slice(0, separator < 0 ? rest.length : separator).some(isHelp)) {
    await print(command.help)
    return 0
  }
  const outcome = await command.run(rest, surroundings)
  if (outcome.ok) return outcome.value
  complain(`${name}: ${onOneLine(outcome.problem)}\n`)
  return 2
}

/** `help who-can` is `who-can --help`. */
function helpOn(name = ''): string {
  return commands.get(name)?.help ?? overview()
}

function overview(): string {
  const list = [...commands].map(([name, { summary }]) => `  ${name.padEnd(16)}${summary}`)
  return `Rolescape on the command line: IAM decisions and their reasons, offline.

npm run -s cli -- COMMAND …

${list.join('\n')}

COMMAND --help tells more. The answer goes to stdout, all else to stderr.
Exit codes: 0 done; 1 the answer is no, or something could not be read; 2 unusable arguments or input.
`
}
