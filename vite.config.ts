import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  base: './', // the build works from any sub-path
  plugins: [react()],
  worker: { format: 'es' },
  build: { target: 'es2022', manifest: true, reportCompressedSize: false, chunkSizeWarningLimit: 5000 },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'node',
    coverage: { include: ['src/engine/**', 'src/model/**', 'src/graph/**', 'src/persistence/**'] },
  },
})
