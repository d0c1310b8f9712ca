// Kills the built page 20 times in the middle of 200 quick edits, and looks for what it had called saved: `npm run test:kill`.
import { findBrowser } from './bootstrap/browser.mjs'
import { runTool } from './bootstrap/run.mjs'
import { build } from './bootstrap/start.mjs'

await build()
const { code } = await runTool(
  '@playwright/test/cli.js',
  ['test', '--config', 'e2e/playwright.config.ts', 'kill.spec.ts'],
  { env: { CHROMIUM_PATH: await findBrowser(), KILLS: process.argv[2] ?? '20' } },
)
process.exitCode = code
