// What questions over a whole account cost: `npm run bench:questions`. Prints figures; judges nothing.
import { runSource } from './run-source.mjs'

await runSource('testing/questions/main.ts')
