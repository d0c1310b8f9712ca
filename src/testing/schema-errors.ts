import { Ajv } from 'ajv'

import { workspaceSchema } from './workspace-schema.ts'

const isValid = new Ajv({ strict: true, strictTypes: false, strictRequired: false }).compile(
  workspaceSchema(),
)

/** What the published schema has against a workspace file; null where it takes it. */
export function schemaErrorsOf(file: unknown): unknown {
  isValid(file)
  return isValid.errors ?? null
}
