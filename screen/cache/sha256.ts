/** SHA-256 in hexadecimal. What keeps anything exists only where `crypto.subtle` does. */
export async function sha256(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The one check of everything a screen has kept: damaged bytes are never shown. */
export const isRight = async (bytes: BufferSource, hash: string): Promise<boolean> => (await sha256(bytes)) === hash
