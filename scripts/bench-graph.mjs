// What the trust graph costs at 1,000 and 5,000 principals: `npm run bench:graph`. Prints figures; judges nothing.
import { runSource } from './run-source.mjs'

await runSource('testing/graph/main.ts')
