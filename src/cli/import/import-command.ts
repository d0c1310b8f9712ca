import { writeFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'

import { ok, refused, type Result } from '#engine/result.ts'
import { readAuthorizationDetails } from '#interchange/authorization-details.ts'
import type { ImportFinding, ImportReport } from '#interchange/import-report.ts'
import { applyChange } from '#model/change.ts'
import { saveWorkspace } from '#model/file/workspace-file.ts'
import { emptyWorkspace, type Workspace } from '#model/workspace.ts'

import { readArguments } from '../arguments.ts'
import type { Command, ExitCode, Outcome, Surroundings } from '../command.ts'
import { findingText } from '../wording/finding-text.ts'
import { textAt } from '../workspace-of-file.ts'

const help = `import authorization-details FILE… [-o FILE]

Reads what \`aws iam get-account-authorization-details\` answered, one file an account, and prints one workspace
that holds them all. What could not be read, or is not what it should be, is listed on stderr with its place.

Options:
  -o, --output FILE  write the workspace there instead of printing it
  --help             print this

Exit codes: 0 all was read; 1 something was left out; 2 unusable arguments, or a file with nothing to read in it.
`

/** Bring what AWS exports into a workspace file. */
export const importCommand: Command = {
  summary: 'make a workspace of account exports',
  help,
  async run(words, surroundings): Outcome {
    const read = readArguments(words, { output: { type: 'string', short: 'o' } })
    if (!read.ok) return read
    const [kind, ...files] = read.value.positionals
    if (kind !== 'authorization-details') {
      return refused(
        `${kind === undefined ? 'name a kind' : `there is no kind \`${kind}\``}: authorization-details`,
      )
    }
    const [first] = files
    if (first === undefined) return refused('name at least one file to read')
    const imported = await importFiles(files, emptyWorkspace(basename(first, extname(first))), surroundings)
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
  let workspace = empty
  let exitCode: ExitCode = 0
  for (const file of files) {
    // oxlint-disable-next-line no-await-in-loop -- one file is held at a time, and later ones refer to earlier ones
    const text = await textAt(file)
    if (!text.ok) return text
    const report = readAuthorizationDetails(text.value, workspace)
    tell(file, report, complain)
    if (report.change === null && report.findings.length > 0) {
      return refused(`nothing could be read of \`${file}\``)
    }
    if (report.change !== null) workspace = applyChange(workspace, report.change)
    if (report.findingsLeftOut > 0 || report.findings.some(isLeftOut)) exitCode = 1
  }
  return ok({ workspace, exitCode })
}

function tell(file: string, report: ImportReport, complain: (text: string) => void): void {
  for (const finding of report.findings) complain(`${findingText(file, finding)}\n`)
  if (report.findingsLeftOut > 0) complain(`${file}: and ${report.findingsLeftOut} more\n`)
}

/** Is something of the file not in the workspace? */
function isLeftOut({ kind }: ImportFinding): boolean {
  return leavesOut[kind]
}

const leavesOut: Readonly<Record<ImportFinding['kind'], boolean>> = {
  'not-json': true,
  'wrong-shape': true,
  'wrong-encoding': true,
  'incomplete-export': true,
  'unknown-field': true,
  'missing-field': false,
  'mended-field': false,
  'unreadable-entry': true,
  'duplicate-entry': true,
  'invalid-policy': false,
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
