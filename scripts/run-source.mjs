// Runs TypeScript of `src` in Node: bundled into .cache/run/ when a source has changed since, silently.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { home } from './bootstrap/run.mjs'

const cache = join(home, '.cache', 'run')

/** Folders that nothing run here may know. */
const pageOnly = new Set(['ui', 'editor', 'console', 'app'])

/** Run `src/<entry>`. */
export async function runSource(entry) {
  const bundle = join(cache, `${entry.replaceAll('/', '-')}-${fingerprint()}.mjs`)
  if (!existsSync(bundle)) await build(entry, bundle)
  await import(pathToFileURL(bundle).href)
}

/** Changes whenever a source does: what is built is named by it, so that no one runs what another is writing. */
function fingerprint() {
  const hash = createHash('sha256')
  const others = ['package.json', 'package-lock.json', 'scripts/run-source.mjs']
  for (const path of [...sources(), ...others]) {
    const { mtimeMs, size } = statSync(join(home, path))
    hash.update(`${path} ${mtimeMs} ${size}\n`)
  }
  return hash.digest('hex').slice(0, 16)
}

function sources() {
  const folders = readdirSync(join(home, 'src')).filter((name) => !name.includes('.') && !pageOnly.has(name))
  return folders.flatMap((folder) =>
    readdirSync(join(home, 'src', folder), { recursive: true })
      .filter((name) => /(?<!\.test)\.(ts|json)$/.test(name))
      .map((name) => join('src', folder, name)),
  )
}

async function build(entry, bundle) {
  const { build: viteBuild } = await import('vite')
  const built = await viteBuild({
    configFile: false,
    root: home,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: join('src', entry),
      write: false,
      target: 'node20',
      rollupOptions: { output: { codeSplitting: false } },
    },
  })
  const { output } = Array.isArray(built) ? built[0] : built
  mkdirSync(cache, { recursive: true })
  const unfinished = `${bundle}.${process.pid}`
  writeFileSync(unfinished, output[0].code)
  renameSync(unfinished, bundle)
  forgetOld()
}

/** Bundles of earlier sources, an hour after they were made: nobody is starting one of them any more. */
function forgetOld() {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name)
    if (Date.now() - statSync(path).mtimeMs > 3_600_000) rmSync(path, { force: true })
  }
}
