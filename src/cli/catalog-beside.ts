import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { type Catalog, openCatalog } from '#catalog/catalog.ts'
import type { JsonValue } from '#engine/text/json.ts'

/** The catalog that the page reads too. */
export function catalogBeside(): Catalog {
  return openCatalog(async (path) => {
    const text = await readFile(join(folder, path), 'utf8')
    const json: JsonValue = JSON.parse(text) // JSON.parse answers nothing else
    return json
  })
}

/** Beside the sources, or beside the bundle that they are run from. */
const folder =
  ['../../public/catalog', '../../../public/catalog']
    .map((path) => join(import.meta.dirname, path))
    .find((path) => existsSync(path)) ?? ''
