import { join } from 'node:path'

import { build, type Plugin } from 'vite'

const name = 'virtual:accent.css'

/**
 * Our accent as a plain stylesheet. The design system can apply a theme at run time too, but then every visitor
 * loads all of its tokens (700 kB) to change eleven of them.
 */
export function accentStylesheet(): Plugin {
  return {
    name: 'accent-stylesheet',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    async load(id) {
      if (id !== `\0${name}`) return undefined
      return { code: await accentStyles(), moduleType: 'css' }
    },
  }
}

/** The design system's theming is written for bundlers, so bundle it before asking it. */
async function accentStyles(): Promise<string> {
  const bundled = await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: { ssr: join(import.meta.dirname, 'accent.ts'), write: false, minify: false },
  })
  const [chunk] = 'output' in bundled ? bundled.output : []
  if (chunk?.type !== 'chunk') throw new Error('the accent could not be bundled')
  const module: { readonly accentStyles: string } = await import(
    `data:text/javascript;base64,${Buffer.from(chunk.code).toString('base64')}`
  )
  return module.accentStyles
}
