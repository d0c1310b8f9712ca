import type { Plugin } from 'vite'

const names = ['classic', 'visual-refresh-toolbar/index'] as const

/**
 * The design system chooses between three app layouts at run time, by flags that only AWS's own console sets, and so
 * every visitor loads all three. Take out the two that are never chosen: 50 kB gzipped of what loads first.
 */
export function withoutUnusedLayouts(): Plugin {
  const met = new Set<string>()
  return {
    name: 'without-unused-layouts',
    apply: 'build',
    transform: {
      filter: { id: /components\/app-layout\/(?:classic|visual-refresh-toolbar\/index)\.js/ },
      handler(_code, id) {
        for (const name of names) if (id.includes(`/app-layout/${name}.js`)) met.add(name)
        return { code: 'export default () => null\n', map: null }
      },
    },
    buildEnd(error) {
      const isPage = this.environment.name === 'client'
      if (error === undefined && isPage && met.size < names.length) {
        this.error(
          'without-unused-layouts: the design system has other layouts now, look at this plugin again',
        )
      }
    },
  }
}
