/** Milliseconds in the page from the asking to the first cell or row, and to the last word. */
function timed(page, hash, { first, last }) {
  return page.evaluate(
    ([to, firstSelector, lastText]) =>
      new Promise((tell) => {
        const began = performance.now()
        let firstAt = null
        const look = () => {
          if (firstAt === null && document.querySelector(firstSelector) !== null)
            firstAt = performance.now() - began
          if (!new RegExp(lastText).test(document.querySelector('main')?.textContent ?? '')) return
          watch.disconnect()
          tell({ first: Math.round(firstAt ?? -1), last: Math.round(performance.now() - began) })
        }
        const watch = new MutationObserver(look)
        watch.observe(document.body, { subtree: true, childList: true, characterData: true })
        location.assign(to)
      }),
    [hash, first, last],
  )
}

async function ask({ page, step, goTo }, name, { hash, ...ends }) {
  await goTo('#/')
  await page.getByRole('heading', { level: 1, name: 'Dashboard' }).first().waitFor()
  let times = null
  await step(name, async () => {
    times = await timed(page, hash, ends)
  })
  console.log(`    first after ${times?.first} ms, all after ${times?.last} ms`)
}

const object = encodeURIComponent('arn:aws:s3:::acme-reports/q1.csv')
const whoCan = {
  hash: `#/who-can?action=s3:GetObject&resource=${object}`,
  first: 'tbody tr button',
  last: String.raw`Of [\d,]+ asked`,
}

const actions = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:GetObjectTagging']
const requests = Array.from(
  { length: 200 },
  (_, at) => `${actions[at % actions.length]} arn:aws:s3:::reports-${at}/key`,
)
const matrix = {
  hash: `#/matrix?kind=user&requests=${encodeURIComponent(requests.join('\n'))}`,
  first: '[role=gridcell]',
  last: 'Copy as CSV',
}

/** Questions over the whole account. Each is asked twice: at first the screen is fetched and the policies are compiled. */
export async function questions(walk) {
  await ask(walk, 'who can read an object', whoCan)
  await ask(walk, 'who can read an object: again', whoCan)
  await ask(walk, 'matrix of the users x 200 requests', matrix)
  await ask(walk, 'matrix of the users x 200 requests: again', matrix)
}
