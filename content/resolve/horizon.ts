/** How many days after today are resolved, counted in local days. */
export const usualHorizon = 100

/**
 * A screen alone must know what happens for 92 days, whatever the hour at which it was left and although the nightly move may still
 * have been under way.
 */
export const shortestHorizon = 93

/** Beyond two years plans are guesses, and everything is resolved anew every night. */
export const longestHorizon = 730
