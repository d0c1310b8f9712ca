import { workspaceInPicture } from '../export-graph/workspace-in-picture.ts'
import { textOfFile } from '../text-of-file.ts'
import type { NamedText } from './read-import.ts'

/** The text of a file: what it says, or, of a picture, the workspace that was put into it. */
export async function namedText(name: string, bytes: Uint8Array): Promise<NamedText> {
  const found = await workspaceInPicture(bytes)
  if (found === null) return { name, text: textOfFile(bytes) }
  return found.ok
    ? { name, text: found.value, picture: 'opened' }
    : { name, text: '', picture: found.problem }
}
