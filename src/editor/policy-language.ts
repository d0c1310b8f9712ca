import { completionAdapter } from './adapters/completion.ts'
import { formatAdapter } from './adapters/format.ts'
import { hoverAdapter } from './adapters/hover.ts'
import { tokensAdapter } from './adapters/tokens.ts'
import type { Monaco } from './monaco.ts'

export const policyLanguage = 'aws-policy'

/** Teach Monaco the language of policies. Once for the page: providers belong to a language, not to an editor. */
export function registerPolicyLanguage({ languages }: Monaco): void {
  languages.register({ id: policyLanguage })
  languages.setLanguageConfiguration(policyLanguage, {
    wordPattern: /(-?\d*\.\d\w*)|([^[{\]}:"',\s]+)/,
    brackets: [
      ['{', '}'],
      ['[', ']'],
    ],
    autoClosingPairs: [
      { open: '{', close: '}', notIn: ['string'] },
      { open: '[', close: ']', notIn: ['string'] },
      { open: '"', close: '"', notIn: ['string'] },
    ],
  })
  languages.setTokensProvider(policyLanguage, tokensAdapter)
  languages.registerCompletionItemProvider(policyLanguage, completionAdapter(languages))
  languages.registerHoverProvider(policyLanguage, hoverAdapter)
  languages.registerDocumentFormattingEditProvider(policyLanguage, formatAdapter)
}
