// Serves the last build as it stands: `node scripts/serve-dist.mjs PORT`.
import { join } from 'node:path'

import { home } from './bootstrap/run.mjs'
import { serveFolder } from './bootstrap/serve-folder.mjs'

console.log(await serveFolder(join(home, 'dist'), Number(process.argv[2] ?? 4173)))
