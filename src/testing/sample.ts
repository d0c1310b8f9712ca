import { readFileSync } from 'node:fs'

import { loadWorkspace } from '#model/file/workspace-file.ts'
import type { Workspace } from '#model/workspace.ts'

const sampleFile = new URL('../../public/samples/teaching.json', import.meta.url)

/** The workspace that the app opens with at first start, read from its file. Throws where the file isn't one. */
export function teachingSample(): Workspace {
  const json: unknown = JSON.parse(readFileSync(sampleFile, 'utf8'))
  const loaded = loadWorkspace(json)
  if (!loaded.ok) throw new Error(`the sample is refused: ${JSON.stringify(loaded.problem)}`)
  return loaded.value
}
