import { useRef, useState } from 'react'

import { engine } from '#console/state/engines.ts'
import { createProject } from '#console/state/project-actions.ts'
import { projectsInSight, unusedName } from '#console/state/project-store.ts'
import { take, workspaceStore } from '#console/state/workspace-store.ts'
import { problemSentence } from '#console/wording/problem-wording.ts'
import { projectSentence } from '#console/wording/storage-wording.ts'
import { applyChange, type Change } from '#model/change.ts'
import type { Entity } from '#model/entities/entity.ts'
import { replaceWorkspace } from '#model/replace-workspace.ts'
import { emptyWorkspace, type Workspace } from '#model/workspace.ts'
import type { ImportedFiles } from '#worker/contract.ts'
import { putTogether } from '#worker/import-pieces.ts'

import { nameOfImport, nameOnceReplaced } from './name-of-import.ts'

/** What becomes of the workspace that is open: it is replaced, added to, or left as it is beside a new one. */
export type ImportMode = 'replace' | 'add' | 'new'

export type ImportChoice = { readonly mode: ImportMode; readonly redacts: boolean }

export type ImportPhase =
  | { readonly kind: 'choosing'; readonly failure: string | null }
  | { readonly kind: 'reading'; readonly progress: string; readonly entries: number }
  | {
      readonly kind: 'preview'
      readonly imported: ImportedFiles
      readonly mode: ImportMode
      /** The workspace that the report's change was made for. */
      readonly seen: Workspace
      /** What the workspace that opens or stays open is called afterwards, where that changes; else null. */
      readonly newName: string | null
      /** Somebody said to take it, and it is being taken. */
      readonly isTaken: boolean
    }

const mostBytes = 200_000_000

/** Reading files in the worker, looking at what they hold, and taking it: in that order, each step cancellable. */
export function useImport({ mode, redacts }: ImportChoice) {
  const [phase, setPhase] = useState<ImportPhase>({ kind: 'choosing', failure: null })
  const [seed] = useState(() => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0)
  const reading = useRef<AbortController | null>(null)

  async function read(files: readonly File[]): Promise<void> {
    if (files.length === 0) return
    const size = files.reduce((sum, file) => sum + file.size, 0)
    if (size > mostBytes)
      return fail(
        `${namesOf(files)} ${files.length === 1 ? 'is' : 'are'} ${megabytes(size)}: the most that can be read here at once is ${megabytes(mostBytes)}.`,
      )
    reading.current?.abort()
    const abort = new AbortController()
    reading.current = abort
    try {
      const progress = `Reading ${namesOf(files)}, ${megabytes(size)} …`
      setPhase({ kind: 'reading', progress, entries: 0 })
      const seen = workspaceStore.getState().workspace
      const question = {
        // not their bytes: opening a file of 100 MB here would hold up the page
        files: files.map((file) => ({ name: file.name, content: file })),
        into: mode === 'add' ? 'open' : 'empty',
        redactBy: redacts ? seed : null,
        catalog: new URL('./catalog/', document.baseURI).href,
      } as const
      const pieces: Entity[] = []
      const last = await engine('analysis').ask('readImport', question, abort.signal, (part) => {
        if (part.kind === 'added') pieces.push(...part.entities)
        else setPhase({ kind: 'reading', progress, entries: part.entries })
      })
      const imported = putTogether(pieces, last)
      const newName = nameAfter(mode, imported, seen)
      setPhase({ kind: 'preview', imported, mode, seen, newName, isTaken: false })
    } catch {
      if (!abort.signal.aborted)
        fail(
          `${namesOf(files)} could not be read. A file may have been moved or be too large for this browser.`,
        )
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
  async function accept(): Promise<boolean> {
    if (phase.kind !== 'preview' || phase.isTaken || phase.imported.report.change === null) return false
    if (phase.mode === 'add' && workspaceStore.getState().workspace !== phase.seen) {
      fail('The workspace changed after the files were read. Choose them again.')
      return false
    }
    setPhase({ ...phase, isTaken: true })
    const failure = await takeOf(phase.mode, phase.imported.report.change, phase.newName)
    setPhase({ kind: 'choosing', failure })
    return failure === null
  }

  return { phase, read, cancel, accept }
}

/** Why it could not be taken; null where it was. */
async function takeOf(mode: ImportMode, change: Change, newName: string | null): Promise<string | null> {
  const { workspace } = workspaceStore.getState()
  if (mode === 'new') {
    const created = await createProject(applyChange(emptyWorkspace(newName ?? workspace.name), change))
    return created.ok ? null : projectSentence(created.problem)
  }
  const taken = take(mode === 'replace' ? replaceWorkspace(workspace, change, newName ?? undefined) : change)
  return taken.ok ? null : problemSentence(taken.problem)
}

/** What the workspace is called once it is taken, where that is not what the open one is called. */
function nameAfter(mode: ImportMode, imported: ImportedFiles, seen: Workspace): string | null {
  if (mode === 'add') return null
  const wanted = mode === 'new' ? nameOfImport(imported) : nameOnceReplaced(seen, imported)
  return mode === 'replace' && wanted === seen.name ? null : unusedName(wanted, projectsInSight())
}

function namesOf(files: readonly File[]): string {
  return files.length === 1 && files[0] !== undefined ? files[0].name : `${files.length} files`
}

function megabytes(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.ceil(bytes / 1000)} kB`
    : `${Math.round(bytes / 1_000_000).toLocaleString('en')} MB`
}
