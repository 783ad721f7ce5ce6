import type { ShellFile } from './build.ts'

/** The part of the app that reads the kept content, as the build names it. */
const reader = /\/assets\/kept-[^/]*\.js$/

/**
 * A kept page on its way out. The server's own hint, to fetch the content, is not for a device that keeps it: what reads the kept
 * content is fetched beside the first script instead of after it.
 */
export function hintAtKept(page: Response, files: readonly ShellFile[]): Response {
  const found = files.find(({ url }) => reader.test(url))
  if (found) page.headers.set('link', `<${found.url}>; rel=modulepreload; crossorigin`)
  else page.headers.delete('link')
  return page
}
