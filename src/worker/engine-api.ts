import type { ExportedFiles } from '#interchange/exported-file.ts'
import { askAt } from '#model/ask-at.ts'
import { applyChange } from '#model/change.ts'
import { withDrafts } from '#model/drafts.ts'
import type { Entity } from '#model/entities/entity.ts'
import { withClock } from '#model/request-context.ts'
import { onDayOf } from '#model/today.ts'
import { emptyWorkspace, type Workspace } from '#model/workspace.ts'
import { assumableRoles } from '#sessions/assumable-roles.ts'

import { accountQuestions } from './account-questions.ts'
import type { Answer, Draft, ExportFormat, Part, Question } from './contract.ts'
import { decideBoard } from './decide-board.ts'
import { explanationOf } from './explained.ts'
import { inPieces } from './import-pieces.ts'
import { type Revision, revision } from './revision.ts'
import type { Course, EngineApi } from './serve.ts'
import { judgeFor } from './verdict.ts'
import { warmUpPieces } from './warm-up-pieces.ts'

/**
 * The engine behind a worker. It holds the workspace that it adopted and follows its changes one by one; a
 * question that comes out of step throws, and the page then lets it adopt the whole again.
 *
 * Graph, layout and import are fetched when first asked for, so that the board needn't wait for them.
 */
export function createEngineApi(): EngineApi {
  let held: Held = { workspace: emptyWorkspace(''), revision: revision(0) }
  let brought: readonly Entity[] = []
  const overlay = rememberOverlay()
  const now = (drafts: readonly Draft[]) => overlay(held.workspace, drafts)

  return {
    adopt: (question) => {
      held = question
      return null
    },
    bring: ({ entities, isFirst }) => {
      brought = isFirst ? [...entities] : [...brought, ...entities]
      return null
    },
    adoptBrought: ({ rest, count, revision: reached }) => {
      if (brought.length !== count) throw new Error(`brought ${brought.length} entities, told of ${count}`)
      const entities = new Map(brought.map((entity) => [entity.id, entity]))
      held = { workspace: { ...rest, entities }, revision: reached }
      brought = []
      return null
    },
    follow: (question) => {
      held = follow(held, question)
      return null
    },
    turnTo: ({ now: at }) => {
      held = { ...held, workspace: onDayOf(held.workspace, Date.parse(at)) }
      return null
    },
    decide: async ({ session, asks, drafts, now: at }) => {
      const workspace = now(drafts)
      const judge = await judgeFor({ workspace, session, asks })
      return asks.map((ask) => judge(workspace, session, askAt(ask, at)))
    },
    decideBoard: (question, course) => decideBoard(now(question.drafts), question, course),
    decideAfter: async ({ session, asks, drafts, change, now: at }) => {
      const after = withDrafts(applyChange(held.workspace, change), drafts)
      const judge = await judgeFor({ workspace: after, session, asks })
      return asks.map((ask) => judge(after, session, askAt(ask, at)))
    },
    explain: ({ session, ask, drafts, now: at }) => explanationOf(now(drafts), session, askAt(ask, at)),
    assumableRoles: ({ session, context, drafts, now: at }) =>
      assumableRoles(now(drafts), session, withClock(context, at)),
    warmUp: warmUpPieces(() => held.workspace),
    ...accountQuestions(now, () => held.workspace),
    drawGraph: async ({ drafts, ...wish }) => (await import('./draw-graph.ts')).drawGraph(now(drafts), wish),
    layOut: async (graph) => (await import('#graph/layout.ts')).layOut(graph),
    openWorkspaceFile: async (question, { report }) =>
      (await import('./open-workspace-file.ts')).openWorkspaceFile(question, report),
    exportAs: ({ format }) => exported(held.workspace, format),
    readImport: async (question, course) => importInPieces(question, held.workspace, course),
  }
}

async function importInPieces(
  question: Question<'readImport'>,
  open: Workspace,
  { report, giveWay }: Course<Part<'readImport'>>,
): Promise<Answer<'readImport'>> {
  const { inCourse, openFiles, readFiles } = await import('./read-files.ts')
  const files = await openFiles(question.files, giveWay)
  const told = (entries: number): void => report({ kind: 'read', entries })
  const read = await inCourse(readFiles({ ...question, files }, open), { giveWay, told })
  const { fillInImport } = await import('./fill-in-import.ts')
  return inPieces(await fillInImport(read, question, open), (entities) => report({ kind: 'added', entities }))
}

async function exported(workspace: Workspace, format: ExportFormat): Promise<ExportedFiles> {
  switch (format) {
    case 'workspace': {
      const { saveWorkspace } = await import('#model/file/workspace-file.ts')
      const text = `${JSON.stringify(saveWorkspace(workspace), null, 2)}\n`
      return [{ name: 'workspace.rolescape.json', mediaType: 'application/json', text, notes: [] }]
    }
    case 'authorization-details': {
      const { exportAuthorizationDetails } =
        await import('#interchange/export-authorization-details/export-authorization-details.ts')
      return exportAuthorizationDetails(workspace)
    }
    case 'cloudformation': {
      const { exportCloudFormation } =
        await import('#interchange/export-cloudformation/export-cloudformation.ts')
      return exportCloudFormation(workspace)
    }
    case 'terraform': {
      const { exportTerraform } = await import('#interchange/export-terraform/export-terraform.ts')
      return exportTerraform(workspace)
    }
    case 'aws-cli': {
      const { exportAwsCli } = await import('#interchange/export-aws-cli/export-aws-cli.ts')
      return exportAwsCli(workspace)
    }
    case 'markdown': {
      const { exportMarkdown } = await import('#interchange/export-markdown/export-markdown.ts')
      return exportMarkdown(workspace)
    }
  }
}

type Held = { readonly workspace: Workspace; readonly revision: Revision }

function follow(held: Held, { change, revision: next }: Question<'follow'>): Held {
  if (next !== held.revision + 1) {
    throw new Error(`out of step: at revision ${held.revision}, told of ${next}`)
  }
  return { workspace: applyChange(held.workspace, change), revision: next }
}

/**
 * The workspace under drafts. The last one is kept, and so is each document as long as its draft says the same: drafts arrive as
 * fresh copies with every question, and what stays the same object is neither compiled nor asked again.
 */
function rememberOverlay(): (workspace: Workspace, drafts: readonly Draft[]) => Workspace {
  let last: { readonly under: Workspace; readonly text: string; readonly over: Workspace } | null = null
  let known: ReadonlyMap<string, { readonly text: string; readonly draft: Draft }> = new Map()
  const asBefore = (drafts: readonly Draft[]): readonly Draft[] => {
    known = new Map(
      drafts.map((draft) => {
        const [key, text] = [JSON.stringify(draft.place), JSON.stringify(draft)]
        const before = known.get(key)
        return [key, before?.text === text ? before : { text, draft }]
      }),
    )
    return drafts.map((draft) => known.get(JSON.stringify(draft.place))?.draft ?? draft)
  }
  return (workspace, drafts) => {
    if (drafts.length === 0) return workspace
    const text = JSON.stringify(drafts)
    if (last === null || last.under !== workspace || last.text !== text) {
      last = { under: workspace, text, over: withDrafts(workspace, asBefore(drafts)) }
    }
    return last.over
  }
}
