import { once } from 'node:events'

import { runCommand } from './run-command.ts'

// a reader that has seen enough, such as `head`, closes the pipe
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.stderr.write(`can't write the answer: ${error.message}\n`)
  process.exit(error.code === 'EPIPE' ? 1 : 2)
})

async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

process.exitCode = await runCommand(process.argv.slice(2), {
  input: process.stdin,
  print,
  complain: (text) => process.stderr.write(text),
})
