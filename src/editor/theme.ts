import type { editor } from 'monaco-editor/editor'

import type { Monaco } from './monaco.ts'

const darkModeClass = 'awsui-dark-mode'

/** Brackets in the colour of plain text: Monaco's own colours by depth are too pale to read on white. */
function brackets(colour: string): Record<string, string> {
  return Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map((level) => [`editorBracketHighlight.foreground${level}`, colour]),
  )
}

/** Colours of Cloudscape's container, text, border and status tokens, which Monaco can't read as CSS variables. */
const light: editor.IStandaloneThemeData = {
  base: 'vs',
  inherit: true,
  rules: [
    { token: 'string.key', foreground: '0033b3' },
    { token: 'string.value', foreground: '067d17' },
    { token: 'literal', foreground: '9b2393' },
  ],
  colors: {
    ...brackets('#0f141a'),
    'editor.background': '#ffffff',
    'editor.foreground': '#0f141a',
    'editor.lineHighlightBackground': '#f6f6f9',
    'editor.lineHighlightBorder': '#00000000',
    'editor.selectionBackground': '#b8e7ff',
    'editorLineNumber.foreground': '#656871',
    'editorLineNumber.activeForeground': '#0f141a',
    'editorError.foreground': '#db0000',
    'editorWarning.foreground': '#855900',
    'editorCursor.foreground': '#0f141a',
    'editorWidget.background': '#ffffff',
    'editorWidget.border': '#8c8c94',
    'editorSuggestWidget.selectedBackground': '#f0fbff',
    'editorSuggestWidget.selectedForeground': '#0f141a',
    'editorSuggestWidget.highlightForeground': '#006ce0',
    'editorSuggestWidget.focusHighlightForeground': '#006ce0',
    focusBorder: '#006ce0',
  },
}

const dark: editor.IStandaloneThemeData = {
  base: 'vs-dark',
  inherit: true,
  rules: [
    { token: 'string.key', foreground: '7fb8ff' },
    { token: 'string.value', foreground: '8fd19e' },
    { token: 'literal', foreground: 'e3a3e8' },
  ],
  colors: {
    ...brackets('#c6c6cd'),
    'editor.background': '#161d26',
    'editor.foreground': '#c6c6cd',
    'editor.lineHighlightBackground': '#1b232d',
    'editor.lineHighlightBorder': '#00000000',
    'editor.selectionBackground': '#0a4a74',
    'editorLineNumber.foreground': '#a4a4ad',
    'editorLineNumber.activeForeground': '#ebebf0',
    'editorError.foreground': '#ff7a7a',
    'editorWarning.foreground': '#fbd332',
    'editorCursor.foreground': '#ebebf0',
    'editorWidget.background': '#161d26',
    'editorWidget.border': '#656871',
    'editorSuggestWidget.selectedBackground': '#001129',
    'editorSuggestWidget.selectedForeground': '#ebebf0',
    'editorSuggestWidget.highlightForeground': '#42b4ff',
    'editorSuggestWidget.focusHighlightForeground': '#42b4ff',
    focusBorder: '#42b4ff',
  },
}

/** Show every editor light or dark as the page is, from now on. Forced colours are Monaco's own affair. */
export function followTheme(monaco: Monaco): void {
  monaco.editor.defineTheme('cloudscape-light', light)
  monaco.editor.defineTheme('cloudscape-dark', dark)
  const apply = () => {
    const isDark = document.body.classList.contains(darkModeClass)
    monaco.editor.setTheme(isDark ? 'cloudscape-dark' : 'cloudscape-light')
  }
  apply()
  new MutationObserver(apply).observe(document.body, { attributeFilter: ['class'] })
}
