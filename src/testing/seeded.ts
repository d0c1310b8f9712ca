import { configureGlobal } from 'fast-check'

/**
 * Properties draw the same examples in each run, so that a change is judged by what it changes. `SEED=7 npx vitest run` draws others, where a
 * test names no seed of its own.
 */
configureGlobal({ seed: Number(process.env['SEED'] ?? 20_261_130) })
