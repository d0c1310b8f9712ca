/** Resolves when what changed so far has been painted and messages that arrived meanwhile were read. */
export async function nextFrame(): Promise<void> {
  await new Promise((resume) => {
    requestAnimationFrame(() => setTimeout(resume, 0))
    setTimeout(resume, mostMs) // a page in the background paints nothing
  })
}

const mostMs = 100
