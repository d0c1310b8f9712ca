import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { home, run } from './run.mjs'

/** Install what package-lock.json names, where it isn't there or is older than that file. */
export async function installDependencies() {
  const installed = join(home, 'node_modules', '.package-lock.json')
  const wanted = join(home, 'package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return
  console.log('Installing dependencies …')
  const { code } = await run('npm', ['ci', '--no-audit', '--no-fund'])
  if (code !== 0) throw new Error('npm ci failed: the dependencies could not be installed')
}
