import { defineConfig } from '@playwright/test'

const port = 4179
const isRoot = process.platform === 'linux' && process.getuid?.() === 0
const chromium = process.env['CHROMIUM_PATH']

export default defineConfig({
  testDir: './journeys',
  outputDir: '../test-results',
  forbidOnly: true,
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 120_000, // on two busy cores a journey takes a while
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: `http://localhost:${port}/`,
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: isRoot ? ['--no-sandbox'] : [],
    },
    contextOptions: { reducedMotion: 'reduce' },
    trace: 'off', // recording costs a tenth of every journey: `npm run e2e -- --trace retain-on-failure NAME` where one fails
  },
  webServer: {
    command: `node scripts/serve-dist.mjs ${port}`,
    cwd: '..',
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
  },
})
