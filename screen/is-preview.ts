/** Only within another page: typed into an address, the word means nothing. */
export const isPreview = (search: string, isFramed = window.parent !== window): boolean =>
  isFramed && new URLSearchParams(search).has('preview')
