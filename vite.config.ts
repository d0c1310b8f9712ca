import react from '@vitejs/plugin-react'
import type { BuildOptions } from 'vite'
import { defineConfig } from 'vitest/config'

import { accentStylesheet } from './scripts/accent-stylesheet.ts'
import { contentSecurityPolicy } from './scripts/content-security-policy.ts'
import { fontsAsFiles } from './scripts/fonts-as-files.ts'
import { licenceFiles } from './scripts/licence-files.ts'
import { withoutUnusedData } from './scripts/without-unused-data.ts'
import { withoutUnusedParts } from './scripts/without-unused-parts.ts'

/** What loads first, in one file: as the fifty that it would be, it is bigger by 10 kB gzipped and asks fifty times. */
const firstInOneFile: BuildOptions['rolldownOptions'] = {
  output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
}

export default defineConfig({
  base: './', // the build works from any sub-path
  plugins: [
    react(),
    fontsAsFiles(),
    accentStylesheet(),
    withoutUnusedParts(),
    withoutUnusedData(),
    contentSecurityPolicy(),
    licenceFiles(),
  ],
  resolve: {
    // The design system's messages come parsed: their parser, 9 kB gzipped, would never be called.
    alias: [
      {
        find: /^@formatjs\/icu-messageformat-parser$/,
        replacement: '@formatjs/icu-messageformat-parser/lib/no-parser.js',
      },
    ],
  },
  worker: { format: 'es', rolldownOptions: firstInOneFile },
  build: {
    target: 'es2022',
    manifest: true,
    license: { fileName: 'licences/packages.md' },
    rolldownOptions: firstInOneFile,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 5000,
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'node',
    setupFiles: ['src/testing/seeded.ts'],
    testTimeout: 60_000, // a busy machine takes many times as long as a quiet one; a test that hangs ends all the same
    coverage: {
      include: ['src/engine/**/*.ts', 'src/model/**/*.ts', 'src/graph/**/*.ts', 'src/persistence/**/*.ts'],
      exclude: ['**/*.test.ts', 'src/engine/bench/**'],
      reporter: ['text', 'text-summary'],
      thresholds: { 'src/engine/**': { lines: 95 } },
    },
  },
})
