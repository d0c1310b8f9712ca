// What a big account costs in a real browser: `npm run scale -- [--users 1000] [--roles 5000] [--policies 3000]
// [--megabytes 100] [--dist FOLDER]`. Prints a table; judges nothing, since a busy machine would make it lie.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { browserArguments, findBrowser } from './bootstrap/browser.mjs'
import { home } from './bootstrap/run.mjs'
import { serveFolder } from './bootstrap/serve-folder.mjs'
import { openMeter } from './scale/meter.mjs'
import { walkThrough } from './scale/walk-through.mjs'

const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '1000' },
    roles: { type: 'string', default: '5000' },
    policies: { type: 'string', default: '3000' },
    seed: { type: 'string', default: '1' },
    megabytes: { type: 'string', default: '100' },
    dist: { type: 'string', default: join(home, 'dist') },
    only: { type: 'string', default: '' },
  },
})

function made(name, { users, roles, policies, seed }) {
  const folder = join(tmpdir(), 'rolescape-scale')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, name)
  const sizes = Object.entries({ users, roles, policies, seed }).flatMap(([key, value]) => [
    `--${key}`,
    String(value),
  ])
  const script = join(home, 'scripts', 'synthetic.mjs')
  writeFileSync(file, execFileSync(process.execPath, [script, ...sizes], { maxBuffer: 2 ** 30 }))
  return file
}

/** With one more role, which the user who signs in first may assume: the board is measured by switching to it. */
function withSwitch(file) {
  const account = JSON.parse(readFileSync(file, 'utf8'))
  const [{ Arn: user }] = account.UserDetailList
  const like = account.RoleDetailList.find(({ RolePolicyList }) => RolePolicyList.length > 0)
  const trust = { Effect: 'Allow', Principal: { AWS: user }, Action: 'sts:AssumeRole' }
  account.RoleDetailList.push({
    ...like,
    Path: '/',
    RoleName: 'ScaleSwitch',
    RoleId: 'AROASCALESWITCHROLE00',
    Arn: `${user.split(':user/')[0]}:role/ScaleSwitch`,
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [trust] },
    RolePolicyList: [
      {
        PolicyName: 'Reports',
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::reports-*' }],
        },
      },
    ],
  })
  writeFileSync(file, JSON.stringify(account))
  return file
}

/** One of 9,000 entities has 25 MB, and so on. */
function bigger({ users, roles, policies, seed }, megabytes) {
  const times = megabytes / 25
  const scaled = (text) => Math.round(Number(text) * times)
  return { users: scaled(users), roles: scaled(roles), policies: scaled(policies), seed }
}

const account = withSwitch(made('account.json', values))
const megabytes = Number(values.megabytes)
const huge =
  megabytes > 0
    ? made('huge.json', bigger({ ...values, users: 1000, roles: 5000, policies: 3000 }, megabytes))
    : null

const address = await serveFolder(values.dist, 0)
const { chromium } = await import(`${home}/node_modules/@playwright/test/index.mjs`)
const browser = await chromium.launch({
  executablePath: await findBrowser(),
  args: browserArguments,
})
console.log(`load average before: ${loadavg()[0]?.toFixed(1)}`)
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, baseURL: address })
  page.on('pageerror', (error) => console.log(`page error: ${error.message}`))
  await walkThrough(await openMeter(page), { account, huge, only: values.only })
} finally {
  await browser.close()
}
console.log(`load average after: ${loadavg()[0]?.toFixed(1)}`)
process.exit(0) // the server would go on
