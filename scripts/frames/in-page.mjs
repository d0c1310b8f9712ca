/** Milliseconds from asking for `hash` until what `selector` names is drawn and the page is free again. */
export function openTime(page, hash, selector) {
  return page.evaluate(
    ([to, drawn]) =>
      new Promise((tell) => {
        const began = performance.now()
        let before = began
        let free = 0
        const look = (now) => {
          // three frames in a row without a long task between: input would be answered
          free = document.querySelector(drawn) !== null && now - before < 50 ? free + 1 : 0
          before = now
          if (free === 3) tell(Math.round(performance.now() - began))
          else requestAnimationFrame(look)
        }
        location.assign(to)
        requestAnimationFrame(look)
      }),
    [hash, selector],
  )
}

/** Frames a second, and the longest between two, while the canvas is dragged about or zoomed for two seconds. */
export function frames(page, gesture) {
  return page.evaluate(
    (kind) =>
      new Promise((tell) => {
        const pane = document.querySelector('.react-flow__pane')
        const { left, top, width, height } = pane.getBoundingClientRect()
        const middle = { x: left + width / 2, y: top + height / 2 }
        const mouse = (type, target, right, down) =>
          target.dispatchEvent(
            new MouseEvent(type, {
              clientX: middle.x + right,
              clientY: middle.y + down,
              bubbles: true,
              view: window,
              button: 0,
            }),
          )
        const stamps = []
        const move = (at) => {
          const turn = (at / 60) * Math.PI
          if (kind === 'pan') mouse('mousemove', window, 240 * Math.sin(turn), 120 * Math.sin(2 * turn))
          else
            pane.dispatchEvent(
              new WheelEvent('wheel', {
                deltaY: Math.sin(turn) > 0 ? -18 : 18,
                clientX: middle.x,
                clientY: middle.y,
                bubbles: true,
                cancelable: true,
                view: window,
              }),
            )
        }
        const step = (now) => {
          stamps.push(now)
          if (now - stamps[0] < 2000) {
            move(stamps.length)
            requestAnimationFrame(step)
            return
          }
          if (kind === 'pan') mouse('mouseup', window, 0, 0)
          const gaps = stamps.slice(1).map((stamp, at) => stamp - stamps[at])
          tell({
            perSecond: Math.round((gaps.length / (now - stamps[0])) * 1000),
            longest: Math.round(Math.max(...gaps)),
          })
        }
        if (kind === 'pan') mouse('mousedown', pane, 0, 0)
        requestAnimationFrame(step)
      }),
    gesture,
  )
}
