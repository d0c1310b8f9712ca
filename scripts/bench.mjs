// The engine's benchmark: `npm run bench`.
import { runSource } from './run-source.mjs'

await runSource('engine/bench/main.ts')
