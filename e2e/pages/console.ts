import { expect, type Locator, type Page } from '@playwright/test'

/** The console as a person meets it: by roles and names. */
export class Console {
  readonly page: Page
  readonly board: Locator
  readonly identity: Locator

  constructor(page: Page) {
    this.page = page
    this.board = page.getByRole('region', { name: 'Decision board' })
    this.identity = page.getByRole('banner').getByRole('button', { name: /Acting as/ })
  }

  /** Open the page and wait until the board has decided. */
  async open(address = '#/'): Promise<void> {
    await this.page.goto(`./${address}`)
    await this.settled()
  }

  async goTo(address: string): Promise<void> {
    await this.page.goto(`./${address}`)
  }

  async settled(): Promise<void> {
    await expect(this.summary()).toHaveText(/allowed|denied|same|gained|[+−]/)
  }

  /** The one line that says how the board stands. */
  summary(): Locator {
    return this.board.getByRole('status').first()
  }

  /** The row of the board that asks for this action. */
  row(action: string): Locator {
    return this.board.getByRole('row').filter({ hasText: action })
  }

  /** Type over all of the policy text that is open. */
  async typePolicy(text: string): Promise<void> {
    await this.page.getByRole('textbox', { name: /Policy document/ }).focus()
    await this.page.keyboard.press('ControlOrMeta+a')
    await this.page.keyboard.press('Delete')
    await this.page.keyboard.insertText(text)
  }
}
