// Makes public/schema/workspace.v1.json anew from the definitions that a workspace file is read by: `npm run build:schema`.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { runnerImport } from 'vite'

import { home } from './bootstrap/run.mjs'

const { module } = await runnerImport('./src/testing/workspace-schema.ts', { configFile: false, root: home })
writeFileSync(join(home, 'public/schema/workspace.v1.json'), module.workspaceSchemaText())
