import { importSteps, type NamedText, readImport } from '#interchange/import-set/read-import.ts'
import { namedText } from '#interchange/import-set/text-of-picture.ts'
import type { Steps } from '#interchange/in-steps.ts'
import { readMadeUpNames } from '#interchange/made-up-names.ts'
import { redact } from '#interchange/redact.ts'
import { applyChange, type Change } from '#model/change.ts'
import { saveWorkspace } from '#model/file/workspace-file.ts'
import { emptyWorkspace, type Workspace } from '#model/workspace.ts'

import type { ImportedFiles, Question, Redaction } from './contract.ts'

/** Fetch what files say, one after another. Throws where one can't be read any more, and where nobody waits. */
export async function openFiles(
  files: Question<'readImport'>['files'],
  giveWay: () => Promise<void>,
): Promise<readonly NamedText[]> {
  const opened: NamedText[] = []
  for (const { name, content } of files) {
    // oxlint-disable-next-line no-await-in-loop -- one after another, so that a cancel stops the rest
    opened.push(await namedText(name, new Uint8Array(await content.arrayBuffer())))
    // oxlint-disable-next-line no-await-in-loop -- as above
    await giveWay()
  }
  return opened
}

type Reading = Omit<Question<'readImport'>, 'files' | 'catalog'> & { readonly files: readonly NamedText[] }

/**
 * Read the files of a `readImport` question into `open`, or into nothing. Redaction happens before anything meets the
 * open workspace; where it fails, the answer has no change, so that real names are never taken by mistake. Among
 * the files may be the mapping of an earlier redaction: its names go on to stand for the same. In steps,
 * but for the redaction.
 */
export function* readFiles({ files, into, redactBy }: Reading, open: Workspace): Steps<ImportedFiles> {
  const nothing = emptyWorkspace(open.name)
  const target = into === 'open' ? open : nothing
  if (redactBy === null) return { report: yield* importSteps(files, target), redaction: { kind: 'none' } }
  const known = new Map<string, string>()
  const others: NamedText[] = []
  for (const file of files) {
    const earlier = readMadeUpNames(file.text)
    if (earlier === null) others.push(file)
    else for (const [real, madeUp] of earlier) known.set(real, madeUp)
  }
  const report = yield* importSteps(others, nothing)
  if (report.change === null) return { report, redaction: { kind: 'none' } }
  const redacted = redact(applyChange(nothing, report.change), redactBy, known)
  if (!redacted.ok) return { report: { ...report, change: null }, redaction: { kind: 'failed' } }
  const { workspace, mapping, kept } = redacted.value
  const redaction: Redaction = { kind: 'done', mapping, kept }
  const accountIds = report.accountIds.map((id) => mapping.get(id) ?? id)
  const workspaceName = report.workspaceName === null ? null : workspace.name
  return {
    report: { ...report, change: changeTo(target, workspace), accountIds, workspaceName },
    redaction,
  }
}

/** What adds `incoming` to `target`, by way of the workspace file, so that both meet as any two files would. */
function changeTo(target: Workspace, incoming: Workspace): Change | null {
  return readImport([{ name: '', text: JSON.stringify(saveWorkspace(incoming)) }], target).change
}

/** Longer than a few of these and a cancel would be felt to hang. */
const stepMs = 20

/**
 * Do `steps`, giving way to messages every few milliseconds: it throws there where nobody waits any more, and the rest
 * is never done. `told` hears how many entries have been read so far.
 */
export async function inCourse<Value>(
  steps: Steps<Value>,
  { giveWay, told }: { readonly giveWay: () => Promise<void>; readonly told: (entries: number) => void },
): Promise<Value> {
  let entries = 0
  let since = performance.now()
  let step = steps.next()
  while (step.done !== true) {
    entries += step.value
    if (performance.now() - since > stepMs) {
      told(entries)
      // oxlint-disable-next-line no-await-in-loop -- one step after another
      await giveWay()
      since = performance.now()
    }
    step = steps.next()
  }
  return step.value
}
