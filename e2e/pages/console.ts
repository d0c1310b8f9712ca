import { expect, type Locator, type Page } from '@playwright/test'

/** The console as a person meets it: by roles and names. */
export class Console {
  readonly page: Page
  readonly board: Locator
  /** The chip in the top bar that says who acts. */
  readonly identity: Locator

  constructor(page: Page) {
    this.page = page
    this.board = page.getByRole('region', { name: 'Decision board' }).first()
    this.identity = page.getByRole('banner').getByRole('button', { name: /^You act as/ })
  }

  /** Open the page in a browser that may know it already, and wait until there is a workspace. */
  async open(address = '#/'): Promise<void> {
    await this.page.goto(`./${address}`)
    await expect(this.identity).toBeVisible()
  }

  /** Follow an address without loading the page anew. */
  async goTo(address: string): Promise<void> {
    await this.page.evaluate(async (to) => {
      location.assign(to)
      // two frames on, the screen of before is gone
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    }, address)
  }

  /** Click a button and follow an address at once, before what the button does can be over. */
  async clickAndGoTo(button: Locator, address: string): Promise<void> {
    await expect(button).toBeEnabled()
    await button.evaluate((element, to) => {
      if (element instanceof HTMLElement) element.click()
      location.assign(to)
    }, address)
  }

  /** The row of the board that asks for this action. */
  row(action: string): Locator {
    return this.board.getByRole('listitem').filter({ hasText: action })
  }

  /** The one line that says how the board stands. */
  summary(): Locator {
    return this.board.getByRole('status').first()
  }

  /** Choose an entry of the menu under the identity chip. */
  async choose(entry: RegExp): Promise<void> {
    await this.identity.click()
    await this.page.getByRole('menuitem', { name: entry }).click()
  }

  /** Become a role by the console's Switch role. */
  async switchRole(role: string): Promise<void> {
    await this.choose(/Switch role/)
    const dialog = this.page.getByRole('dialog', { name: /Switch role/ })
    await dialog.getByRole('radio', { name: new RegExp(`^${role} `) }).check()
    await dialog.getByRole('button', { name: 'Switch role' }).click()
    await expect(dialog).toBeHidden()
  }

  /** Fill in the form for a new user group and send it off. Whether it is taken is for the test to see. */
  async createGroup(name: string): Promise<void> {
    await this.goTo('#/groups?create=')
    const dialog = this.page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Group name' }).fill(name)
    await dialog.getByRole('button', { name: 'Create group' }).click()
  }

  /** The text of the policy that is open. */
  policyText(): Locator {
    return this.page.getByRole('textbox', { name: /Policy document/ })
  }

  /** Type over all of the policy that is open. */
  async typePolicy(text: string): Promise<void> {
    await this.selectPolicy()
    await this.page.keyboard.press('Delete')
    await this.page.keyboard.insertText(text)
  }

  private async selectPolicy(): Promise<void> {
    await this.page.locator('.monaco-editor .view-lines').click()
    await this.page.keyboard.press('ControlOrMeta+a')
  }
}
