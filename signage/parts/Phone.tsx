import { codes } from '../codes.ts'
import type { Scene } from '../view.ts'

/** The way to the visitor's own phone. Its room is kept; what stands there comes behind the first slide, which need not wait for it. */
export const Phone = ({ scene }: { scene: Scene }) => <aside class="phone">{codes.value?.(scene)}</aside>
