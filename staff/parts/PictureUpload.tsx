import { Camera } from 'lucide'
import { useEffect, useState } from 'preact/hooks'
import type { Media, Variant } from '../../content/model/media.ts'
import { NotReached, Refused } from '../api/request.ts'
import { Icon } from '../look/Icon.tsx'
import type { Messages } from '../messages/de.ts'
import { makeMedia, nameOfFile, pictureTypes, sendPicture, storeMedia, uploadLimit } from '../model/upload-picture.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'

interface Arrived {
  variants: Variant[]
  name: string
  /** Address of the file on this device. */
  view: string
}

/** From the phone's camera or from a file; described before it is used. `onMade` gets the id of the new picture. */
export function PictureUpload({ onMade }: { onMade: (id: string) => void }) {
  const say = useSay()
  const { ask } = useStaff()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState('')
  const [arrived, setArrived] = useState<Arrived>()
  useEffect(() => () => URL.revokeObjectURL(arrived?.view ?? ''), [arrived])

  const send = async (file: File) => {
    if (file.size > uploadLimit) return setFault(say.pictures.tooLarge)
    setBusy(true)
    setFault('')
    try {
      const variants = await sendPicture(ask, file)
      setArrived({ variants, name: nameOfFile(file) || say.kinds.media.one, view: URL.createObjectURL(file) })
    } catch (error) {
      setFault(sayUploadFault(error, say))
    }
    setBusy(false)
  }

  return (
    <div class="upload">
      {arrived ? (
        <Describe arrived={arrived} onMade={onMade} />
      ) : (
        <label class="button button-wide">
          <Icon node={Camera} size="24px" />
          {busy ? say.pictures.uploading : say.pictures.take}
          <input
            class="visually-hidden"
            type="file"
            accept={pictureTypes}
            disabled={busy}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? []
              if (file) void send(file).finally(() => undefined)
              event.currentTarget.value = ''
            }}
          />
        </label>
      )}
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}

/** A picture without words is none for who cannot see it: so the words come first. */
function Describe({ arrived: { variants, name, view }, onMade }: { arrived: Arrived; onMade: (id: string) => void }) {
  const say = useSay()
  const { ask, content, random } = useStaff()
  const { sourceLanguage } = useDesk().centre
  const [alt, setAlt] = useState('')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState('')
  const [made] = useState<Media>(() => makeMedia(name, {}, variants, random))

  const keep = async () => {
    if (!alt.trim()) return setFault(say.faults.missing)
    setBusy(true)
    try {
      const stored = await storeMedia(ask, { ...made, alt: { [sourceLanguage]: alt.trim() } })
      content.keep('media', stored.item.id, stored)
      onMade(stored.item.id)
    } catch (error) {
      setFault(sayUploadFault(error, say))
      setBusy(false)
    }
  }

  return (
    <div class="describe">
      <img src={view} alt="" />
      <label class="stacked">
        <span class="label">{say.fields.alt}</span>
        <span class="help">{say.help.alt}</span>
        <input
          type="text"
          maxLength={160}
          value={alt}
          ref={(input) => input?.focus()}
          onInput={(event) => setAlt(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            void keep()
          }}
        />
      </label>
      {fault && (
        <p class="fault" role="alert">
          {fault}
        </p>
      )}
      <button type="button" class="button button-primary" disabled={busy} onClick={() => void keep()}>
        {say.pictures.use}
      </button>
    </div>
  )
}

function sayUploadFault(error: unknown, say: Messages): string {
  if (error instanceof NotReached) return say.entry.unreachable
  if (!(error instanceof Refused)) throw error
  const { status } = error.problem
  if (status === 413) return say.pictures.tooLarge
  if (status === 415 || status === 422) return say.pictures.notPicture
  if (status === 507) return say.trouble.diskFull
  if (status === 503) return say.trouble.busy
  return say.pictures.failed
}
