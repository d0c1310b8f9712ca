import { useRef, useState } from 'react'

import { engine } from '#console/state/engines.ts'
import { take, workspaceStore } from '#console/state/workspace-store.ts'
import { problemSentence } from '#console/wording/problem-wording.ts'
import type { ImportReport } from '#interchange/import-report.ts'
import { replaceWorkspace } from '#model/replace-workspace.ts'
import type { Workspace } from '#model/workspace.ts'

export type ImportMode = 'replace' | 'add'

export type ImportPhase =
  | { readonly kind: 'choosing'; readonly failure: string | null }
  | { readonly kind: 'reading'; readonly fileName: string }
  | {
      readonly kind: 'preview'
      readonly fileName: string
      readonly report: ImportReport
      /** The workspace that the report's change was made for. */
      readonly seen: Workspace
    }

const mostBytes = 200_000_000

/** Reading a file in the worker, looking at what it holds, and taking it: in that order, each step cancellable. */
export function useImport(mode: ImportMode) {
  const [phase, setPhase] = useState<ImportPhase>({ kind: 'choosing', failure: null })
  const reading = useRef<AbortController | null>(null)

  async function read(file: File): Promise<void> {
    if (file.size > mostBytes)
      return fail(
        `${file.name} is ${megabytes(file.size)}: the largest file that can be read here is ${megabytes(mostBytes)}.`,
      )
    const abort = new AbortController()
    reading.current = abort
    setPhase({ kind: 'reading', fileName: file.name })
    try {
      const bytes = new Uint8Array(await file.arrayBuffer())
      const into = mode === 'replace' ? 'empty' : 'open'
      const seen = workspaceStore.getState().workspace
      const report = await engine('analysis').ask('readAuthorizationDetails', { bytes, into }, abort.signal)
      setPhase({ kind: 'preview', fileName: file.name, report, seen })
    } catch {
      if (!abort.signal.aborted)
        fail(`${file.name} could not be read. The file may have been moved or be too large for this browser.`)
    }
  }

  function fail(failure: string): void {
    setPhase({ kind: 'choosing', failure })
  }

  function cancel(): void {
    reading.current?.abort()
    setPhase({ kind: 'choosing', failure: null })
  }

  /** Take what the preview shows. Answers whether it was taken. */
  function accept(): boolean {
    if (phase.kind !== 'preview' || phase.report.change === null) return false
    const { workspace } = workspaceStore.getState()
    if (mode === 'add' && workspace !== phase.seen) {
      fail(`The workspace changed after ${phase.fileName} was read. Choose the file again.`)
      return false
    }
    const { change, accountIds } = phase.report
    const name = `${accountIds.length === 1 ? 'Account' : 'Accounts'} ${accountIds.join(', ')}`
    const taken = take(mode === 'replace' ? replaceWorkspace(workspace, change, name) : change)
    setPhase({ kind: 'choosing', failure: taken.ok ? null : problemSentence(taken.problem) })
    return taken.ok
  }

  return { phase, read, cancel, accept }
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`
}
