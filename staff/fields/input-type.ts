/** An input whose type is chosen while running: JSX tells the types apart and takes only one that is written down. */
export const inputType = (type: 'text' | 'tel' | 'email' | 'password') => ({ type }) as { type: 'text' }
