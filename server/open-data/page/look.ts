import { createHash } from 'node:crypto'
import { style } from './style.ts'

/** How every page looks, and the policy that lets in just that. */
export interface Look {
  style: string
  policy: string
}

/** No script ever: the JSON-LD is a block of data, which nothing runs. `letters`: rules of CSS that bring the typeface. */
export function createLook(letters: string): Look {
  const whole = letters + style
  return {
    style: whole,
    policy: [
      "default-src 'none'",
      `style-src 'sha256-${createHash('sha256').update(whole).digest('base64')}'`,
      "font-src 'self'",
      "img-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  }
}
