// The command line: `npm run -s cli -- COMMAND …`.
import { runSource } from './run-source.mjs'

try {
  await runSource('cli/main.ts')
} catch (error) {
  process.stderr.write(`Rolescape itself failed: ${error.stack}\n`)
  process.exitCode = 2
}
