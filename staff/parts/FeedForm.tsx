import { useId, useState } from 'preact/hooks'
import type { Feed } from '../../content/model/feed.ts'
import { Chips } from '../fields/Chips.tsx'
import { Segments } from '../fields/Segments.tsx'
import { titleOf } from '../model/content.ts'
import { calendarLimit, type Feeds, readAddress } from '../model/feeds.ts'
import { newId } from '../model/new-id.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'
import { Dialog } from './Dialog.tsx'
import { sayRefusal } from './say-refusal.ts'

interface FeedFormProps {
  feeds: Feeds
  /** What is to be changed; none for a new one. */
  stored?: { item: Feed; etag: string }
  onClose: () => void
}

const fresh: Feed = {
  id: '',
  status: 'published',
  translations: {},
  name: '',
  topics: [],
  spokenLanguages: [],
  cost: { kind: 'free' },
  publishAtOnce: true,
}

/** A new subscription, or the defaults of one that is there. */
export function FeedForm({ feeds, stored, onClose }: FeedFormProps) {
  const say = useSay()
  const { content, random } = useStaff()
  const { centre } = useDesk()
  const id = useId()
  const [feed, setFeed] = useState<Feed>(stored?.item ?? fresh)
  const [way, setWay] = useState<'address' | 'file'>(stored && stored.item.address === undefined ? 'file' : 'address')
  const [typed, setTyped] = useState(stored?.item.address ?? '')
  const [file, setFile] = useState<File>()
  const [fault, setFault] = useState<{ field: 'name' | 'address' | 'file' | ''; text: string }>()
  const [isSaving, setSaving] = useState(false)
  const set = (fields: Partial<Feed>) => setFeed((before) => ({ ...before, ...fields }))
  const places = [...(content.collections.value?.places.values() ?? [])].filter(({ item }) => item.status !== 'archived')

  const findFault = (): typeof fault => {
    const { errors } = say.feeds
    if (feed.name.trim() === '') return { field: 'name', text: errors.name }
    if (way === 'address' && readAddress(typed) === undefined) return { field: 'address', text: errors.address }
    if (way === 'file' && !stored && !file) return { field: 'file', text: errors.file }
    if (way === 'file' && file && file.size > calendarLimit) return { field: 'file', text: errors.tooLarge }
    return undefined
  }
  const save = async () => {
    const found = findFault()
    setFault(found)
    if (found) return document.getElementById(`${id}-${found.field}`)?.focus()
    setSaving(true)
    const item = { ...feed, id: feed.id || newId(feed.name, random), name: feed.name.trim() }
    try {
      await feeds.save(way === 'address' ? { ...item, address: readAddress(typed) } : item, stored?.etag)
      onClose()
      // What becomes of the file is told on its card, also when it is none that can be read.
      if (way === 'file' && file) await feeds.bring(item.id, file).catch(() => {})
    } catch (error) {
      setFault({ field: '', text: sayRefusal(error, say) })
      setSaving(false)
    }
  }
  const faultOf = (field: string) =>
    fault?.field === field ? (
      <p class="fault" role="alert" id={`${id}-${field}-fault`}>
        {fault.text}
      </p>
    ) : null
  const faultyOf = (field: string) =>
    fault?.field === field ? { 'aria-invalid': true, 'aria-describedby': `${id}-${field}-fault` } : {}

  return (
    <Dialog title={stored ? say.feeds.edit : say.feeds.add} onClose={onClose}>
      <form
        class="feed-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div class="field">
          <label for={`${id}-name`}>
            <span class="label">{say.feeds.name}</span> <span class="help">{say.feeds.nameHelp}</span>
          </label>
          <input
            id={`${id}-name`}
            type="text"
            value={feed.name}
            maxLength={120}
            autocomplete="off"
            {...faultyOf('name')}
            onInput={(event) => {
              setFault(undefined)
              set({ name: event.currentTarget.value })
            }}
          />
          {faultOf('name')}
        </div>
        {!stored && (
          <fieldset class="field">
            <legend>
              <span class="label">{say.feeds.from}</span>
            </legend>
            <Segments
              options={[
                { value: 'address', label: say.feeds.byAddress },
                { value: 'file', label: say.feeds.byFile },
              ]}
              value={way}
              onChoose={(chosen) => setWay(chosen === 'file' ? 'file' : 'address')}
            />
          </fieldset>
        )}
        {way === 'address' ? (
          <div class="field">
            <label for={`${id}-address`}>
              <span class="label">{say.feeds.address}</span> <span class="help">{say.feeds.addressHelp}</span>
            </label>
            <input
              id={`${id}-address`}
              type="url"
              dir="ltr"
              value={typed}
              maxLength={2000}
              autocomplete="off"
              {...faultyOf('address')}
              onInput={(event) => {
                setFault(undefined)
                setTyped(event.currentTarget.value)
              }}
            />
            {faultOf('address')}
          </div>
        ) : (
          !stored && (
            <div class="field">
              <label for={`${id}-file`}>
                <span class="label">{say.feeds.file}</span> <span class="help">{say.feeds.fileHelp}</span>
              </label>
              <input
                id={`${id}-file`}
                type="file"
                accept=".ics,text/calendar"
                {...faultyOf('file')}
                onChange={(event) => {
                  setFault(undefined)
                  setFile(event.currentTarget.files?.[0])
                }}
              />
              {faultOf('file')}
            </div>
          )
        )}
        <h3>{say.feeds.defaults}</h3>
        <div class="field">
          <label for={`${id}-place`}>
            <span class="label">{say.feeds.place}</span>
          </label>
          <select
            id={`${id}-place`}
            value={feed.place ?? ''}
            onChange={(event) => set({ place: event.currentTarget.value || undefined })}
          >
            <option value="">{say.feeds.noPlace}</option>
            {places.map(({ item }) => (
              <option key={item.id} value={item.id}>
                {titleOf(item, centre.sourceLanguage)}
              </option>
            ))}
          </select>
        </div>
        <fieldset class="field">
          <legend>
            <span class="label">{say.feeds.topics}</span>
          </legend>
          <Chips
            options={centre.topics.map((topic) => ({ value: topic.id, label: topic.name[centre.sourceLanguage] ?? '' }))}
            values={feed.topics}
            onChange={(topics) => set({ topics })}
          />
        </fieldset>
        <fieldset class="field">
          <legend>
            <span class="label">{say.feeds.languages}</span>
          </legend>
          <Chips
            options={centre.languages
              .filter(({ tag }) => tag !== 'de-simple')
              .map(({ tag, name }) => ({ value: tag, label: name, lang: tag }))}
            values={feed.spokenLanguages}
            onChange={(spokenLanguages) => set({ spokenLanguages })}
          />
        </fieldset>
        <fieldset class="field">
          <legend>
            <span class="label">{say.feeds.cost}</span>
          </legend>
          <Segments
            options={(['free', 'donation', 'paid'] as const).map((kind) => ({
              value: kind,
              label: say.choices.cost[kind] ?? kind,
            }))}
            value={feed.cost.kind}
            onChoose={(kind) => set({ cost: { ...feed.cost, kind: kind as Feed['cost']['kind'] } })}
          />
        </fieldset>
        <fieldset class="field">
          <legend>
            <span class="label">{say.feeds.show}</span>
          </legend>
          <Segments
            options={[
              { value: 'yes', label: say.feeds.atOnce },
              { value: 'no', label: say.feeds.asDraft },
            ]}
            value={feed.publishAtOnce ? 'yes' : 'no'}
            onChoose={(chosen) => set({ publishAtOnce: chosen === 'yes' })}
          />
        </fieldset>
        {faultOf('')}
        <button type="submit" class="button button-primary button-wide" disabled={isSaving}>
          {say.feeds.save}
        </button>
      </form>
    </Dialog>
  )
}
