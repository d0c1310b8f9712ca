import type { Plugin } from 'vite'

/**
 * The design system's app layout brings a drawer for announcements of new features, which nobody can open here, and
 * with it a library for dragging: 30 kB gzipped of what loads first. Take the drawer's content out.
 */
export function withoutFeatureDrawer(): Plugin {
  let isMet = false
  return {
    name: 'without-feature-drawer',
    apply: 'build',
    transform: {
      filter: { id: /app-layout\/visual-refresh-toolbar\/drawer\/feature-notifications-drawer-content\.js/ },
      handler() {
        isMet = true
        return {
          code: 'export const RuntimeContentPart = () => null\nexport default () => null\n',
          map: null,
        }
      },
    },
    buildEnd(error) {
      const isPage = this.environment.name === 'client'
      if (error === undefined && isPage && !isMet) {
        this.error(
          'without-feature-drawer: the design system has no such drawer any more, this plugin can go',
        )
      }
    },
  }
}
