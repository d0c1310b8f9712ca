import { existsSync, readFileSync } from 'node:fs'

import { home, run, runTool } from './run.mjs'

const wellKnown = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * A Chromium for the end-to-end tests, as a path: the one that CHROMIUM_PATH names, the system's, Playwright's
 * own, one that Playwright installs, else Debian's package where we are root. Each must really start.
 */
export async function findBrowser() {
  const named = process.env.CHROMIUM_PATH
  if (named !== undefined) {
    if (await starts(named)) return named
    throw new Error(
      `CHROMIUM_PATH names \`${named}\`, which does not start: name a Chromium or Chrome that does`,
    )
  }
  for (const path of wellKnown) if (existsSync(path) && (await starts(path))) return path
  if (await starts(await playwrightsOwn())) return await playwrightsOwn()

  console.log('No Chromium found; installing one …')
  await runTool('@playwright/test/cli.js', ['install', 'chromium'], { quiet: true })
  if (await starts(await playwrightsOwn())) return await playwrightsOwn()
  if (await installFromDebian()) return '/usr/bin/chromium'
  throw new Error(
    'no Chromium for the end-to-end tests: install Chromium or Chrome, or name one with CHROMIUM_PATH=/path/to/chrome',
  )
}

/** Started as root on Linux, Chromium can't use its sandbox. */
export const browserArguments =
  process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []

async function playwrightsOwn() {
  const { chromium } = await import(`${home}/node_modules/@playwright/test/index.mjs`)
  return chromium.executablePath()
}

async function starts(path) {
  if (!existsSync(path)) return false
  const { chromium } = await import(`${home}/node_modules/@playwright/test/index.mjs`)
  try {
    const browser = await chromium.launch({ executablePath: path, args: browserArguments, timeout: 30_000 })
    const page = await browser.newPage()
    const two = await page.evaluate('1 + 1')
    await browser.close()
    return two === 2
  } catch {
    return false
  }
}

async function installFromDebian() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  if (process.getuid?.() !== 0 || !/^ID=debian$/m.test(release)) return false
  const updated = await run('apt-get', ['update'], { quiet: true })
  if (updated.code !== 0) return false
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
    quiet: true,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  })
  return starts('/usr/bin/chromium')
}
