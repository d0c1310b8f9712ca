import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Plugin } from 'vite'

/** What `build.license` doesn't find: our own, the worker's packages, and what packages carry of others. */
const files: Readonly<Record<string, string>> = {
  'NOTICE.txt': 'NOTICE',
  'LICENSE.txt': 'LICENSE',
  'elkjs.md': 'node_modules/elkjs/LICENSE.md',
  'dompurify.txt': 'node_modules/dompurify/LICENSE', // built into Monaco
  'monaco-editor.txt': 'node_modules/monaco-editor/ThirdPartyNotices.txt',
  'cloudscape-components.txt': 'node_modules/@cloudscape-design/components/THIRD-PARTY-LICENSES',
  'cloudscape-components-notice.txt': 'node_modules/@cloudscape-design/components/NOTICE',
  'cloudscape-global-styles.txt': 'node_modules/@cloudscape-design/global-styles/THIRD-PARTY-LICENSES.txt',
  'cloudscape-global-styles-notice.txt': 'node_modules/@cloudscape-design/global-styles/NOTICE',
}

/** Puts the licences of what the site is built from beside it, as most of them ask. */
export function licenceFiles(): Plugin {
  return {
    name: 'licence-files',
    apply: 'build',
    generateBundle() {
      for (const [name, path] of Object.entries(files)) {
        const source = readFileSync(join(import.meta.dirname, '..', path), 'utf8')
        this.emitFile({ type: 'asset', fileName: `licences/${name}`, source })
      }
    },
  }
}
