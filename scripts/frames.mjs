// How soon and how smoothly the graph is drawn, in a headless Chromium without a GPU, from the last build:
// `npm run bench:frames -- [--dist FOLDER] [--rounds 3]`. Prints the best of some rounds; judges nothing.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { browserArguments, findBrowser } from './bootstrap/browser.mjs'
import { home } from './bootstrap/run.mjs'
import { serveFolder } from './bootstrap/serve-folder.mjs'
import { frames, openTime } from './frames/in-page.mjs'
import { tiedAccount } from './frames/tied-account.mjs'

const { values } = parseArgs({
  options: {
    dist: { type: 'string', default: join(home, 'dist') },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
  },
})

const folder = join(tmpdir(), 'rolescape-frames')
mkdirSync(folder, { recursive: true })

function written(name, content) {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

function synthetic(principals) {
  const users = Math.round(principals / 5)
  const sizes = ['--users', users, '--roles', principals - users, '--policies', principals / 2, '--seed', 1]
  const script = join(home, 'scripts', 'synthetic.mjs')
  return written(
    `${principals}.json`,
    execFileSync(process.execPath, [script, ...sizes.map(String)], { maxBuffer: 2 ** 30 }),
  )
}

const views = [
  {
    name: '150 boxes and 300 lines',
    account: () => written('tied.json', JSON.stringify(tiedAccount({ boxes: 150, lines: 300 }))),
    hash: '#/graph?fold=nothing',
    drawn: '.react-flow__node',
  },
  {
    name: '5,000 principals, overview',
    account: () => synthetic(5000),
    hash: '#/graph',
    drawn: '.react-flow__node',
  },
  {
    name: '5,000 principals, every box',
    account: () => synthetic(5000),
    hash: '#/graph?fold=nothing',
    drawn: '.trust-map[data-painted]',
  },
]

async function opened(browser, address, account) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, baseURL: address })
  page.on('pageerror', (error) => console.log(`page error: ${error.message}`))
  await page.goto('./#/import')
  await page.getByLabel('Choose the export file').setInputFiles(account)
  await page.getByRole('button', { name: 'Replace the workspace' }).click({ timeout: 120_000 })
  await page.getByRole('heading', { level: 1, name: /^Roles/ }).waitFor({ timeout: 120_000 })
  await page.getByRole('banner').getByText('Saved', { exact: true }).waitFor({ timeout: 120_000 })
  await page.waitForTimeout(1500)
  return page
}

/** A round in a page of its own, as somebody opens the graph for the first time. */
async function round(browser, address, { file, hash, drawn }) {
  const page = await opened(browser, address, file)
  const open = await openTime(page, hash, drawn)
  await page.waitForTimeout(1000)
  const boxes = await page.locator('.react-flow__node').count()
  const pan = await frames(page, 'pan')
  await page.waitForTimeout(500)
  const zoom = await frames(page, 'zoom')
  await page.context().close()
  return { open, boxes, pan, zoom }
}

const address = await serveFolder(values.dist, 0)
const { chromium } = await import(`${home}/node_modules/@playwright/test/index.mjs`)
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: [...browserArguments, '--disable-gpu'],
})
console.log(`load average before: ${loadavg()[0]?.toFixed(1)}`)
for (const view of views.filter(({ name }) => name.includes(values.only))) {
  const file = view.account()
  const rounds = []
  for (let at = 0; at < Number(values.rounds); at++) {
    // oxlint-disable-next-line no-await-in-loop -- rounds at the same time would take the frames that are counted from one another
    rounds.push(await round(browser, address, { ...view, file }))
  }
  const open = Math.min(...rounds.map((one) => one.open))
  const best = (gesture) => rounds.map((one) => one[gesture]).toSorted((a, b) => b.perSecond - a.perSecond)[0]
  const [pan, zoom] = [best('pan'), best('zoom')]
  console.log(
    `${view.name.padEnd(30)} open ${String(open).padStart(5)} ms   ` +
      `pan ${pan.perSecond} frames/s (longest ${pan.longest} ms)   ` +
      `zoom ${zoom.perSecond} frames/s (longest ${zoom.longest} ms)   ` +
      `${rounds[0].boxes} boxes mounted`,
  )
}
console.log(`load average after: ${loadavg()[0]?.toFixed(1)}`)
await browser.close()
process.exit(0) // the server would go on
