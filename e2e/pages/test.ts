import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base } from '@playwright/test'

import { Console } from './console.ts'

type Fixtures = {
  /** The console, open on the sample, in a browser that has never seen it. */
  readonly rolescape: Console
  /** Fails the test where the page asks another origin, or writes an error to the console. */
  readonly watch: void
}

export const test = base.extend<Fixtures>({
  watch: [
    async ({ page, baseURL }, use) => {
      const elsewhere: string[] = []
      const errors: string[] = []
      page.on('request', (request) => {
        const url = request.url()
        if (!url.startsWith(baseURL ?? '') && !url.startsWith('data:') && !url.startsWith('blob:'))
          elsewhere.push(url)
      })
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text())
      })
      page.on('pageerror', (error) => errors.push(String(error)))
      await use()
      expect(elsewhere, 'requests that left the origin').toEqual([])
      expect(errors, 'errors in the console').toEqual([])
    },
    { auto: true },
  ],
  rolescape: async ({ page }, use) => {
    const rolescape = new Console(page)
    await rolescape.open()
    await use(rolescape)
  },
})

/** What axe finds serious or critical on the page as it stands, one line a rule. */
export async function seriousFindings(page: Console['page']): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join('; ')})`,
    )
}
