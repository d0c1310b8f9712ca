import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Plugin } from 'vite'

const dataUrl = /url\('data:font\/woff2;base64,([A-Za-z0-9+/=]+)'\)/g

/**
 * The design system's stylesheet carries its eight fonts inline, 180 kB that would all block the first paint.
 * Take them out into files, which the browser fetches only where a weight is used.
 */
export function fontsAsFiles(): Plugin {
  const folder = join(import.meta.dirname, '..', '.cache', 'fonts')
  return {
    name: 'fonts-as-files',
    enforce: 'pre',
    transform: {
      filter: { id: /global-styles\/index\.css/ },
      handler(code) {
        mkdirSync(folder, { recursive: true })
        let found = 0
        const out = code.replace(dataUrl, (_whole, base64: string) => {
          found++
          const bytes = Buffer.from(base64, 'base64')
          const name = `open-sans-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.woff2`
          writeFileSync(join(folder, name), bytes)
          return `url('${join(folder, name)}')`
        })
        if (found === 0)
          this.error('fonts-as-files: the stylesheet has no inline fonts any more, this plugin can go')
        return { code: out, map: null }
      },
    },
  }
}
