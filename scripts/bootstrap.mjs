// `npm start` and `npm test` on a bare machine: plain Node, nothing installed yet.
import { installDependencies } from './bootstrap/dependencies.mjs'

const [command = ''] = process.argv.slice(2)

if (command !== 'start' && command !== 'test') {
  console.error('usage: node scripts/bootstrap.mjs start|test')
  process.exit(2)
}

try {
  await installDependencies()
  if (command === 'start') await (await import('./bootstrap/start.mjs')).start()
  else process.exitCode = await (await import('./bootstrap/test.mjs')).test()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
