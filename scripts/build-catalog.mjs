// Makes public/catalog anew from its pinned sources: `npm run build:catalog`.
import { runnerImport } from 'vite'

import { home } from './bootstrap/run.mjs'

const { module } = await runnerImport('./scripts/catalog/build.ts', { configFile: false, root: home })
module.buildCatalog()
