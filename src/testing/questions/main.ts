import { readFileSync } from 'node:fs'

import { readCatalogIndex } from '#catalog/catalog-index.ts'
import { accessMatrix } from '#graph/questions/access-matrix.ts'
import { countAskers, whoCan } from '#graph/questions/who-can.ts'
import { loadWorkspace, saveWorkspace } from '#model/file/workspace-file.ts'
import type { Ask } from '#model/gather.ts'
import { entitiesOf, type Workspace } from '#model/workspace.ts'

import { syntheticAccount } from '../synthetic/synthetic-account.ts'
import { timeChanges } from './changes.ts'

/** The account as a file gives it, so that no document is shared between policies. */
function account(seed: number): Workspace {
  const made = syntheticAccount({ users: 1000, roles: 5000, policies: 3000, seed })
  const loaded = loadWorkspace(JSON.parse(JSON.stringify(saveWorkspace(made))))
  if (!loaded.ok) throw new Error('the synthetic account is refused')
  return loaded.value
}

function say(what: string, figures: string): void {
  process.stdout.write(`${what.padEnd(58)}${figures}\n`)
}

function timeWhoCan(workspace: Workspace, ask: Ask, label: string): void {
  const start = performance.now()
  let first: number | null = null
  const counts: Record<string, number> = {}
  for (const { access } of whoCan(workspace, ask)) {
    counts[access.state] = (counts[access.state] ?? 0) + 1
    if (access.state !== 'denied') first ??= performance.now() - start
  }
  const told = Object.entries(counts).map(([state, count]) => `${count} ${state}`)
  say(
    label,
    `${(performance.now() - start).toFixed(0)} ms, first row ${first?.toFixed(1) ?? '-'} ms (${told.join(', ')})`,
  )
}

const workspace = account(1)
const bucket = entitiesOf(workspace, 'resource').find(({ type }) => type === 's3-bucket')
if (bucket === undefined) throw new Error('the synthetic account has no bucket')
const getObject = { action: 's3:GetObject', resource: `${bucket.arn}/incoming/today.csv`, context: {} }
say('principals asked', String(countAskers(workspace, getObject)))
timeWhoCan(workspace, getObject, 'who can s3:GetObject, nothing read before')
timeWhoCan(workspace, getObject, 'the same again')
timeWhoCan(workspace, { ...getObject, action: 's3:PutObject' }, 'who can s3:PutObject')
timeWhoCan(
  workspace,
  { ...getObject, action: 'ec2:DescribeInstances', resource: '*' },
  'who can ec2:DescribeInstances',
)
timeWhoCan(
  workspace,
  { ...getObject, action: 'iam:PassRole', resource: entitiesOf(workspace, 'role')[0]?.arn ?? '*' },
  'who can iam:PassRole',
)

/** Requests as the statements of the account ask them: an action with a resource of its own service. */
function someAsks(count: number): readonly Ask[] {
  const actions: Readonly<Record<string, readonly string[]>> = {
    's3-bucket': ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:ListBucket'],
    'sqs-queue': ['sqs:SendMessage', 'sqs:ReceiveMessage'],
    'lambda-function': ['lambda:InvokeFunction', 'lambda:GetFunction'],
    'dynamodb-table': ['dynamodb:GetItem', 'dynamodb:PutItem'],
  }
  return entitiesOf(workspace, 'resource')
    .flatMap(({ arn, type }) =>
      (actions[type] ?? []).map((action) => {
        const isObject = action.endsWith('Object')
        return { action, resource: isObject ? `${arn}/incoming/today.csv` : arn, context: {} }
      }),
    )
    .slice(0, count)
}

const principals = [
  ...entitiesOf(workspace, 'user').slice(0, 300),
  ...entitiesOf(workspace, 'role').slice(0, 700),
]
const asks = someAsks(200)
const start = performance.now()
const counts: Record<string, number> = {}
for (const { states } of accessMatrix(workspace, { principals: principals.map(({ id }) => id), asks })) {
  for (const letter of states) counts[letter] = (counts[letter] ?? 0) + 1
}
say(
  `access matrix ${principals.length} x ${asks.length}`,
  `${(performance.now() - start).toFixed(0)} ms (${JSON.stringify(counts)})`,
)

const index = readCatalogIndex(JSON.parse(readFileSync('public/catalog/index.json', 'utf8')))
if (!index.ok) throw new Error('the catalog can’t be read')
const figures = timeChanges(
  workspace,
  [...index.value.services.values()].flatMap((one) => [...one.actions.values()].map(({ name }) => name)),
)
say('a hundred tests run', `${figures.run.toFixed(0)} ms`)
say('what broke those that fail, over 200 changes', `${figures.broke.toFixed(0)} ms`)
say(
  'the widest policy rewritten, compared',
  `${figures.difference.toFixed(0)} ms (${figures.found} differences)`,
)
