import { workspaceStore } from '#console/state/workspace-store.ts'

/** Hand out the workspace as it stands on the screen, as a file. */
export async function downloadWorkspace(): Promise<void> {
  const { saveWorkspace } = await import('#model/file/workspace-file.ts')
  const { workspace } = workspaceStore.getState()
  const text = JSON.stringify(saveWorkspace(workspace), null, 2)
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${workspace.name.replaceAll(/[^\w-]+/g, '-') || 'workspace'}.rolescape.json`
  link.click()
  URL.revokeObjectURL(address)
}
