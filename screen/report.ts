/** For the technician at the console: screens never show an error to the public. */
export const report = (what: string, error?: unknown): void => console.warn(what, error ?? '')
