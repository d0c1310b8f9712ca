import { once } from 'node:events'
import { parseArgs } from 'node:util'

import { exportAuthorizationDetails } from '#interchange/export-authorization-details/export-authorization-details.ts'
import { saveWorkspace } from '#model/file/workspace-file.ts'
import type { Workspace } from '#model/workspace.ts'

import { own } from './company.ts'
import { syntheticAccount } from './synthetic-account.ts'

const usage =
  'npm run -s synthetic -- [--users 1000] [--roles 5000] [--policies 3000] [--seed 1] ' +
  '[--format authorization-details|workspace] > FILE'

const formats: Readonly<Record<string, (workspace: Workspace) => string>> = {
  'authorization-details': detailsOf,
  workspace: (workspace) => `${JSON.stringify(saveWorkspace(workspace), null, 2)}\n`,
}

/** The account's file alone: the others are of accounts that it knows by name. */
function detailsOf(workspace: Workspace): string {
  const file = exportAuthorizationDetails(workspace).find(({ name }) => name.startsWith(own))
  if (file === undefined) throw new Error('the account is not among its exports')
  return file.text
}

function whole(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`\`${text}\` is not a whole number`)
  return value
}

function made(words: readonly string[]): string {
  const { values } = parseArgs({
    args: [...words],
    options: {
      users: { type: 'string', default: '1000' },
      roles: { type: 'string', default: '5000' },
      policies: { type: 'string', default: '3000' },
      seed: { type: 'string', default: '1' },
      format: { type: 'string', default: 'authorization-details' },
    },
  })
  const textOf = Object.hasOwn(formats, values.format) ? formats[values.format] : undefined
  if (textOf === undefined) throw new Error(`there is no format \`${values.format}\``)
  const { users, roles, policies, seed } = values
  return textOf(
    syntheticAccount({
      users: whole(users),
      roles: whole(roles),
      policies: whole(policies),
      seed: whole(seed),
    }),
  )
}

try {
  const text = made(process.argv.slice(2))
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nusage: ${usage}\n`)
  process.exitCode = 2
}
