import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

import { accentStylesheet } from './scripts/accent-stylesheet.ts'
import { contentSecurityPolicy } from './scripts/content-security-policy.ts'
import { fontsAsFiles } from './scripts/fonts-as-files.ts'
import { withoutFeatureDrawer } from './scripts/without-feature-drawer.ts'

export default defineConfig({
  base: './', // the build works from any sub-path
  plugins: [react(), fontsAsFiles(), accentStylesheet(), withoutFeatureDrawer(), contentSecurityPolicy()],
  worker: { format: 'es' },
  build: { target: 'es2022', manifest: true, reportCompressedSize: false, chunkSizeWarningLimit: 5000 },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'node',
    coverage: { include: ['src/engine/**', 'src/model/**', 'src/graph/**', 'src/persistence/**'] },
  },
})
