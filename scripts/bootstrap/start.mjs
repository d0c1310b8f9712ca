import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { home, runTool } from './run.mjs'
import { serveFolder } from './serve-folder.mjs'

/** Build where sources are newer than the last build, serve it on localhost, and say where. */
export async function start() {
  const dist = join(home, 'dist')
  if (isStale(dist)) await build()
  const port = Number(process.env.PORT ?? 4173)
  const address = await serveFolder(dist, port)
  console.log(`\nRolescape is at ${address}\nStop it with Ctrl C.`)
}

/** Make the static site anew. A failed build leaves none behind. */
export async function build() {
  console.log('Building …')
  const { code } = await runTool('vite/bin/vite.js', ['build', '--logLevel', 'warn'])
  if (code === 0) return
  rmSync(join(home, 'dist'), { recursive: true, force: true }) // Vite writes files even when it fails
  throw new Error('the build failed')
}

function isStale(dist) {
  const page = join(dist, 'index.html')
  if (!existsSync(page)) return true
  const built = statSync(page).mtimeMs
  return ['src', 'public', 'scripts', 'index.html', 'vite.config.ts', 'package-lock.json'].some(
    (part) => newestChange(join(home, part)) > built,
  )
}

function newestChange(path) {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))))
}
