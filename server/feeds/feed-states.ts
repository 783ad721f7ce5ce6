import * as v from 'valibot'
import { FeedState } from '../../content/model/feed-state.ts'
import type { PrivateFile } from '../store/private-file.ts'

/** By the feed's id. */
export const FeedStates = v.record(v.string(), FeedState)
export type FeedStates = v.InferOutput<typeof FeedStates>

export type FeedStatesFile = PrivateFile<FeedStates>
