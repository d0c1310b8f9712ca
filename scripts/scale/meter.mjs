/** Counts in the page: tasks of the main thread over 50 ms, how long each input took to be painted, when workers answered. */
function count() {
  const tasks = []
  const inputs = []
  const states = []
  const messages = []
  globalThis.scaleMeter = { tasks, inputs, states, messages }
  const Worker = globalThis.Worker
  globalThis.Worker = class extends Worker {
    constructor(...of) {
      super(...of)
      this.addEventListener('message', () => messages.push(performance.now()))
    }
  }
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(Math.round(duration))
  }).observe({ type: 'longtask' })
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries())
      if (/^(keydown|input|click|pointerup)$/.test(name)) inputs.push(duration)
  }).observe({ type: 'event', durationThreshold: 16 })
  const look = () => {
    const state = /Saving|Saved|Not saved/.exec(
      document.querySelector('header, [role=banner]')?.textContent ?? '',
    )?.[0]
    const busy = document.querySelector('.board-rows')?.getAttribute('aria-busy')
    const now = `${state ?? '-'}, ${busy === 'true' ? 'deciding' : 'decided'}`
    if (now !== states.at(-1)?.now) states.push({ now, at: performance.now() })
  }
  document.addEventListener('DOMContentLoaded', () => {
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    })
  })
  addEventListener('click', () => states.push({ now: 'click', at: performance.now() }), { capture: true })
}

/** Measures steps of a walk through `page`, and prints a line for each. */
export async function openMeter(page) {
  await page.addInitScript(count)
  const read = () => page.evaluate(() => structuredClone(globalThis.scaleMeter))
  const clear = () =>
    page.evaluate(() => {
      for (const list of Object.values(globalThis.scaleMeter)) list.length = 0
    })
  return {
    page,
    /** Time `work`, and what the main thread did meanwhile. */
    async step(name, work) {
      await clear().catch(() => undefined)
      const began = performance.now()
      let failure = ''
      try {
        await work()
      } catch (error) {
        failure = `  FAILED: ${String(error).split('\n')[0]}`
      }
      const took = performance.now() - began
      await new Promise((later) => setTimeout(later, 300)) // observers tell a moment later
      const { tasks, inputs } = await read()
      const sum = tasks.reduce((total, task) => total + task, 0)
      console.log(
        [
          name.padEnd(44),
          `${Math.round(took)} ms`.padStart(9),
          `longest task ${most(tasks)}`.padStart(18),
          `tasks over 50: ${tasks.length} (${sum} ms)`.padStart(26),
          `input to paint ${most(inputs)}`.padStart(20),
        ].join('  ') + failure,
      )
    },
    /** What the save state and the board showed since the last click, with milliseconds from it. */
    async sinceClick() {
      const { states } = await read()
      const from = states.findLastIndex(({ now }) => now === 'click')
      const began = states[from]?.at ?? 0
      return states.slice(from + 1).map(({ now, at }) => `${now} ${Math.round(at - began)} ms`)
    },
  }
}

function most(list) {
  return list.length === 0 ? '-' : `${Math.max(...list)}`
}
