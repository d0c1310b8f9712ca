import { writeFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'

import { awsPoliciesIn } from '#catalog/catalog.ts'
import { ok, refused, type Result } from '#engine/result.ts'
import type { ImportFinding } from '#interchange/import-report.ts'
import { missingAwsPolicies, withAwsPolicies } from '#interchange/import-set/fill-in-aws-policies.ts'
import {
  readImport,
  type ImportedFile,
  type NamedText,
  type SetReport,
} from '#interchange/import-set/read-import.ts'
import { applyChange } from '#model/change.ts'
import { saveWorkspace } from '#model/file/workspace-file.ts'
import { emptyWorkspace, type Workspace } from '#model/workspace.ts'

import { readArguments } from '../arguments.ts'
import { catalogBeside } from '../catalog-beside.ts'
import type { Command, ExitCode, Outcome, Surroundings } from '../command.ts'
import { findingText } from '../wording/finding-text.ts'
import { textAt } from '../workspace-of-file.ts'

const help = `import authorization-details FILE… [--organization FILE] [--resources FILE] [-o FILE]

Reads what \`aws iam get-account-authorization-details\` answered, one file an account, and prints one workspace
that holds them all. What could not be read, or is not what it should be, is listed on stderr with its place.

Each file is known by its content, so that what rolescape-collect.sh wrote, answers of other AWS CLI calls and
workspace files, and pictures that hold one, may stand among them.

Options:
  --organization FILE  what AWS Organizations answered: organization, roots, units, accounts, policies with targets
  --resources FILE     policies of resources: a list of objects with Arn, Policy and, for buckets, AccountId
  -o, --output FILE  write the workspace there instead of printing it
  --help             print this

Exit codes: 0 all was read; 1 something was left out; 2 unusable arguments, or a file with nothing to read in it.
`

/** Bring what AWS exports into a workspace file. */
export const importCommand: Command = {
  summary: 'make a workspace of account exports',
  help,
  async run(words, surroundings): Outcome {
    const read = readArguments(words, {
      output: { type: 'string', short: 'o' },
      organization: { type: 'string', multiple: true },
      resources: { type: 'string', multiple: true },
    })
    if (!read.ok) return read
    const [kind, ...files] = read.value.positionals
    if (kind !== 'authorization-details') {
      return refused(
        `${kind === undefined ? 'name a kind' : `there is no kind \`${kind}\``}: authorization-details`,
      )
    }
    const [first] = files
    if (first === undefined) return refused('name at least one file to read')
    const { organization = [], resources = [] } = read.value.values
    const all = [...files, ...organization, ...resources]
    const imported = await importFiles(all, emptyWorkspace(basename(first, extname(first))), surroundings)
    if (!imported.ok) return imported
    const { workspace, exitCode } = imported.value
    const written = await put(workspace, read.value.values.output, surroundings)
    return written.ok ? ok(exitCode) : written
  },
}

type Imported = { readonly workspace: Workspace; readonly exitCode: ExitCode }

async function importFiles(
  files: readonly string[],
  empty: Workspace,
  { complain }: Surroundings,
): Promise<Result<Imported, string>> {
  const texts: NamedText[] = []
  for (const text of await Promise.all(files.map(textAt))) {
    if (!text.ok) return text
    texts.push(text.value)
  }
  const report = await withAwsPoliciesOf(readImport(texts, empty), empty)
  for (const file of report.files) tell(file, complain)
  const unread = report.files.find(({ format }) => format === null)
  if (unread !== undefined) return refused(`nothing could be read of \`${unread.name}\``)
  if (report.change === null && report.findings.length > 0) return refused('nothing could be read')
  const named = { ...empty, name: report.workspaceName ?? empty.name }
  const workspace = report.change === null ? named : applyChange(named, report.change)
  return ok({
    workspace,
    exitCode: report.findingsLeftOut > 0 || report.findings.some(isLeftOut) ? 1 : 0,
  })
}

/** AWS's own policies that the files name alone, from the catalog that the page reads too. */
async function withAwsPoliciesOf(report: SetReport, empty: Workspace): Promise<SetReport> {
  const catalog = catalogBeside()
  return withAwsPolicies(report, await awsPoliciesIn(catalog, missingAwsPolicies(report, empty)))
}

function tell({ name, findings, findingsLeftOut }: ImportedFile, complain: (text: string) => void): void {
  for (const finding of findings) complain(`${findingText(name, finding)}\n`)
  if (findingsLeftOut > 0) complain(`${name}: and ${findingsLeftOut} more\n`)
}

/** Is something of the file not in the workspace? */
function isLeftOut({ kind }: ImportFinding): boolean {
  return leavesOut[kind]
}

const leavesOut: Readonly<Record<ImportFinding['kind'], boolean>> = {
  'not-json': true,
  'cut-short': true,
  'foreign-picture': true,
  'damaged-picture': true,
  'wrong-shape': true,
  zip: true,
  'wrong-encoding': true,
  'lost-characters': true,
  'duplicate-key': true,
  contradiction: true,
  'refused-call': true,
  'incomplete-export': true,
  'refused-workspace': true,
  'unknown-field': true,
  'missing-field': false,
  'mended-field': false,
  'unreadable-entry': true,
  'duplicate-entry': true,
  'duplicate-id': false,
  'invalid-policy': false,
  'filled-in': false,
  'dangling-reference': false,
  'missing-boundary': false,
}

async function put(
  workspace: Workspace,
  path: string | undefined,
  { print }: Surroundings,
): Promise<Result<null, string>> {
  const text = `${JSON.stringify(saveWorkspace(workspace), null, 2)}\n`
  if (path === undefined) {
    await print(text)
    return ok(null)
  }
  try {
    await writeFile(path, text)
    return ok(null)
  } catch (error) {
    return refused(`can't write \`${path}\`: ${error instanceof Error ? error.message : String(error)}`)
  }
}
