import { download } from '#console/parts/download.ts'
import { workspaceStore } from '#console/state/workspace-store.ts'

/** Hand out the workspace as it stands on the screen, as a file: written here, so that it works where a worker can't. */
export async function downloadWorkspace(): Promise<void> {
  const { saveWorkspace } = await import('#model/file/workspace-file.ts')
  const { workspace } = workspaceStore.getState()
  const name = workspace.name.replaceAll(/[^\w-]+/g, '-') || 'workspace'
  download(`${name}.rolescape.json`, JSON.stringify(saveWorkspace(workspace), null, 2), 'application/json')
}
