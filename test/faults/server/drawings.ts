/** An SVG with something inside. */
export const drawing = (inside: string, size = 'width="800" height="600"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${inside}</svg>`

const masks = (levels: number) =>
  Array.from({ length: levels }, (_, level) => {
    const drawn = `<rect width="800" height="600" fill="white" mask="url(#m${level})"/>`
    return `<mask id="m${level + 1}">${drawn}${drawn}</mask>`
  }).join('') + `<rect width="800" height="600" mask="url(#m${levels})"/>`

/** Thirty masks, each of which draws the one before twice: a thousand million rectangles in six kilobytes. */
export const endless = drawing(masks(30))
