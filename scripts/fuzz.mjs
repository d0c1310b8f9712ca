// Random requests and policies, held to the laws of the engine: `npm run fuzz -- [cases] [seed]`.
import { runSource } from './run-source.mjs'

await runSource('testing/fuzz.ts')
