const touches = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const

/** Calls `act` once, as soon as nobody has touched the screen for `quiet` milliseconds. Returns its cleanup. */
export function whenIdle(view: Window, quiet: number, act: () => void): () => void {
  let timer = view.setTimeout(end, quiet)
  function wait() {
    view.clearTimeout(timer)
    timer = view.setTimeout(end, quiet)
  }
  function stop() {
    view.clearTimeout(timer)
    for (const name of touches) view.removeEventListener(name, wait)
  }
  function end() {
    stop()
    act()
  }
  for (const name of touches) view.addEventListener(name, wait, { passive: true })
  return stop
}
