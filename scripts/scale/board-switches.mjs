const rows = 200
const switches = 24

/**
 * In the page: milliseconds from a click to the first row that an answer changed, to its frame, and to the last answer. What the
 * change before this one had marked is unmarked as the board begins to ask.
 */
function timed(page, click) {
  return page.evaluate(
    ([selector, byName]) =>
      new Promise((tell) => {
        const list = document.querySelector('.board-rows')
        const shown = () => [...list.querySelectorAll('.board-row')]
        const found = { first: null, frame: null, answered: null, blank: 0 }
        let began = 0
        const watch = new MutationObserver(() => {
          const now = performance.now() - began
          const all = shown()
          if (all.length === 0 || all.some((row) => /Deciding/.test(row.textContent))) found.blank += 1
          if (
            wasBusy &&
            found.first === null &&
            all.some((row) => /gained|lost|now/.test(row.dataset.flip))
          ) {
            found.first = now
            found.answered = (globalThis.scaleMeter.messages.at(-1) ?? 0) - began
            requestAnimationFrame(() => (found.frame = performance.now() - began))
          }
          if (began === 0 || list.getAttribute('aria-busy') !== 'false') return
          if (!wasBusy) return
          watch.disconnect()
          requestAnimationFrame(() => {
            // after the frame that shows them
            const channel = new MessageChannel()
            channel.port1.addEventListener('message', () =>
              tell({ ...found, settled: now, painted: performance.now() - began }),
            )
            channel.port1.start()
            channel.port2.postMessage(null)
          })
        })
        let wasBusy = false
        new MutationObserver(() => {
          if (list.getAttribute('aria-busy') === 'true') wasBusy = true
        }).observe(list, { attributes: true, attributeFilter: ['aria-busy'] })
        watch.observe(document.body, {
          subtree: true,
          childList: true,
          characterData: true,
          attributes: true,
        })
        const button = [...document.querySelectorAll(selector)].find((one) =>
          one.textContent.includes(byName),
        )
        began = performance.now()
        button.click()
      }),
    click,
  )
}

function percentile(list, part) {
  const sorted = list.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? 0
}

function told(name, list) {
  const [middle, high] = [0.5, 0.95].map((part) => percentile(list, part).toFixed(1))
  return `${name}: p50 ${middle} ms, p95 ${high} ms`
}

/** Put 200 requests on the board by its own dialog. */
async function fill(page) {
  const actions = ['s3:GetObject', 's3:PutObject', 'sqs:SendMessage', 'kms:Decrypt']
  const lines = Array.from(
    { length: rows },
    (_, at) => `${actions[at % actions.length]} arn:aws:s3:::reports-${at % 50}/key-${at}`,
  )
  await page.getByRole('button', { name: /^Board: / }).click()
  await page.getByRole('menuitem', { name: /Fill from/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Fill a board' })
  await dialog.getByRole('button', { name: 'A pasted list' }).click()
  // As a person pastes: to fill in a text inserts it line by line, each with an event of its own.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((text) => navigator.clipboard.writeText(text), lines.join('\n'))
  await dialog.getByLabel('Actions', { exact: true }).click()
  await page.keyboard.press('ControlOrMeta+v')
  await dialog.getByLabel('On a new board').fill('Scale')
  await dialog.getByRole('button', { name: /^Pin 200/ }).click()
  await page.locator('.board-rows[aria-busy=false] .board-row').first().waitFor()
}

/** Act as somebody else and back, again and again, with 200 requests on the board. The click is on the last step alone. */
export async function boardSwitches({ page, step }) {
  await page.setViewportSize({ width: 1440, height: 900 })
  await step('board: fill it with 200 requests', () => fill(page))
  await page.waitForTimeout(1500)
  const taken = []
  for (let at = 0; at < switches; at++) {
    // oxlint-disable-next-line no-await-in-loop -- a page has one session: each switch begins in the one that the last left
    taken.push(await switchOnce(page))
  }
  console.log(
    `    ${switches} switches of ${rows} rows; rows blank meanwhile: ${taken.reduce((sum, { blank }) => sum + blank, 0)}`,
  )
  console.log(
    `    ${told(
      'first row says otherwise',
      taken.flatMap(({ first }) => first ?? []),
    )}`,
  )
  console.log(
    `    ${told(
      'from its answer to its frame',
      taken.flatMap(({ answered, frame }) => (answered === null || frame === null ? [] : [frame - answered])),
    )}`,
  )
  console.log(
    `    ${told(
      'all rows settled',
      taken.map(({ settled }) => settled),
    )}`,
  )
  console.log(
    `    ${told(
      'and painted',
      taken.map(({ painted }) => painted),
    )}`,
  )
}

/** Exit the role, or switch to one where there is none to exit, and how long the board took. */
async function switchOnce(page) {
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^You act as/ })
    .click()
  const isInRole = await page.getByRole('menuitem', { name: /Exit role/ }).isVisible()
  if (!isInRole) await chooseRole(page)
  const taken = await timed(
    page,
    isInRole
      ? ['[role=menuitem]', 'Exit role']
      : ['[role=dialog] button[type=submit], [role=dialog] button', 'Switch role'],
  )
  await page.waitForTimeout(400)
  return taken
}

async function chooseRole(page) {
  await page.getByRole('menuitem', { name: /Switch role/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('searchbox', { name: 'Find a role' }).fill('ScaleSwitch')
  await dialog.getByRole('radio').first().check()
  await dialog.getByRole('button', { name: 'Switch role' }).waitFor()
  await page.waitForTimeout(300)
}
