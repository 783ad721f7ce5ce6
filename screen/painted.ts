/** Frames are not made in a window nobody sees: longer than this nobody waits for one, in milliseconds. */
const patience = 300

/** Resolves when the frame with what has just been drawn is on the screen. */
export const nextPaint = (): Promise<void> =>
  new Promise((resolve) => {
    // The task after a frame's callbacks comes behind its painting.
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, patience)
  })
