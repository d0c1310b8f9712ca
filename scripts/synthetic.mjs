// A made-up account of any size: `npm run -s synthetic -- --users 1000 --roles 5000 --policies 3000 --seed 1 > FILE`.
import { runSource } from './run-source.mjs'

await runSource('testing/synthetic/main.ts')
