import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { findBrowser } from './browser.mjs'
import { home, runTool } from './run.mjs'
import { build } from './start.mjs'

const reports = join(home, '.cache')

/** Types, lint, format, unit tests, build, end-to-end tests. Ends with one line over all; answers the exit code. */
export async function test() {
  await mkdir(reports, { recursive: true })
  await Promise.all(['unit.json', 'e2e.json'].map((name) => rm(join(reports, name), { force: true })))
  let passed = 0
  let failed = 0
  const count = (isGood) => (isGood ? passed++ : failed++)

  const check = async (name, file, args) => {
    console.log(`\n— ${name}`)
    const { code } = await runTool(file, args)
    count(code === 0)
  }
  await check('types', 'typescript/bin/tsc', [])
  await check('lint', 'oxlint/bin/oxlint', ['src', 'e2e', 'scripts', 'vite.config.ts'])
  await check('format', 'oxfmt/bin/oxfmt', ['--check'])

  console.log('\n— unit tests')
  const unit = await runTool('vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    '--outputFile.json=.cache/unit.json',
  ])
  const units = await countVitest(unit.code)
  passed += units.passed
  failed += units.failed

  console.log('\n— build')
  const isBuilt = await build().then(
    () => true,
    () => false,
  )
  count(isBuilt)

  if (isBuilt) {
    console.log('\n— end-to-end tests')
    const e2e = await endToEnd()
    passed += e2e.passed
    failed += e2e.failed
  }

  console.log(`\n${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

async function countVitest(code) {
  const report = await readReport('unit.json')
  if (report === null) return { passed: 0, failed: 1 }
  const failed = report.numFailedTests
  // A suite that could not even be loaded has no failed test of its own, but an exit code.
  return { passed: report.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed }
}

async function endToEnd() {
  const browser = await findBrowser()
  const { code } = await runTool(
    '@playwright/test/cli.js',
    ['test', '--config', 'e2e/playwright.config.ts'],
    {
      env: { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'e2e.json') },
    },
  )
  const report = await readReport('e2e.json')
  if (report === null) return { passed: 0, failed: 1 }
  const { expected, unexpected, flaky } = report.stats
  const failed = unexpected + flaky
  return { passed: expected, failed: code !== 0 && failed === 0 ? 1 : failed }
}

async function readReport(name) {
  try {
    return JSON.parse(await readFile(join(reports, name), 'utf8'))
  } catch {
    return null
  }
}
