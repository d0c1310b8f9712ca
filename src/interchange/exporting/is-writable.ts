import { isJsonObject } from '#engine/text/json-object.ts'

/** Can the document of a policy be written where AWS wants one? */
export function isWritable(document: unknown): boolean {
  return isJsonObject(document)
}
