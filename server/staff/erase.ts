import * as v from 'valibot'
import { Id } from '../../content/model/id.ts'
import { readAs } from '../read-body.ts'
import { shortestErasure } from '../store/erase-item.ts'
import type { Store } from '../store/store.ts'
import { personOf, sendData, type Answer } from './context.ts'

const Wish = v.union(
  [
    v.strictObject({ media: Id }),
    v.strictObject({
      text: v.pipe(
        v.string(),
        v.trim(),
        v.minLength(shortestErasure, `at least ${shortestErasure} characters`),
        v.maxLength(1000, 'at most 1000 characters'),
      ),
    }),
  ],
  'say {"media": id} or {"text": "…"}',
)

type Erasing = Pick<Store, 'erase' | 'findErasure'>

/** `POST /api/staff/erase`: `{media}` or `{text}` goes for good; answers where it stood. Nothing brings it back. */
export const createErase =
  (store: Erasing): Answer =>
  async (asked) =>
    sendData(asked, await store.erase(await readAs(asked.env.incoming, Wish), { by: personOf(asked).account.name }))

const Command = v.strictObject({ wish: Wish, isSure: v.boolean() })

/** What `npm run erase` asks for: first where it stands, then that it goes. */
export const createEraseCommand = (store: Erasing) => async (input: unknown) => {
  const { wish, isSure } = v.parse(Command, input)
  return isSure ? store.erase(wish, { by: 'console' }) : store.findErasure(wish)
}
