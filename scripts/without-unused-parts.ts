import type { Plugin } from 'vite'

import { unusedParts } from './design-system-in-use.ts'

/**
 * The design system chooses at run time what most pages never show, and so every visitor loads it all: two more app
 * layouts, which only AWS's own console asks for, the preferences of a split panel, which ours doesn't offer
 * (`hidePreferencesButton`), and the filter of a menu, which none of ours has (`filteringType`). Take them out with what
 * they alone need, 65 kB gzipped of what loads first. Whoever asks for one after all is told.
 */
export function withoutUnusedParts(): Plugin {
  const met = new Set<string>()
  return {
    name: 'without-unused-parts',
    apply: 'build',
    transform: {
      filter: { id: unusedParts.map((part) => new RegExp(`/components/${part}\\.js$`)) },
      handler(_code, id) {
        const part = unusedParts.find((end) => id.endsWith(`/components/${end}.js`)) ?? ''
        met.add(part)
        const message = `${part} of the design system is left out of the build by without-unused-parts`
        return { code: `export default () => { throw new Error(${JSON.stringify(message)}) }\n`, map: null }
      },
    },
    buildEnd(error) {
      const isPage = this.environment.name === 'client'
      if (error !== undefined || !isPage) return
      const gone = unusedParts.filter((part) => !met.has(part))
      if (gone.length > 0)
        this.error(`without-unused-parts: the design system has no ${gone.join()} any more`)
    },
  }
}
