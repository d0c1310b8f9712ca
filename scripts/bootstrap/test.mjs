import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { findBrowser } from './browser.mjs'
import { home, runTool } from './run.mjs'
import { build } from './start.mjs'

const reports = join(home, '.cache')

const checks = [
  { name: 'types', file: 'typescript/bin/tsc', args: [] },
  { name: 'lint', file: 'oxlint/bin/oxlint', args: ['src', 'e2e', 'scripts', 'vite.config.ts'] },
  { name: 'format', file: 'oxfmt/bin/oxfmt', args: ['--check'] },
]

/** Types, lint, format, unit tests, build, end-to-end tests. Ends with one line over all; answers the exit code. */
export async function test() {
  await mkdir(reports, { recursive: true })
  await Promise.all(['unit.json', 'e2e.json'].map((name) => rm(join(reports, name), { force: true })))
  let passed = 0
  let failed = 0
  const count = (isGood) => (isGood ? passed++ : failed++)

  for (const { name, file, args } of checks) {
    console.log(`\n— ${name}`)
    // oxlint-disable-next-line no-await-in-loop -- one after the other, so that what they print stays apart
    const { code } = await runTool(file, args)
    count(code === 0)
  }

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
