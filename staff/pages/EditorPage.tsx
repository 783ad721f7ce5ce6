import { ArrowLeft, Plus } from 'lucide'
import { type ComponentType, Fragment } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { FormField } from '../fields/FormField.tsx'
import { EditingContext, fieldId } from '../forms/editing.ts'
import { type FormKind, forms } from '../forms/forms.ts'
import { Icon } from '../look/Icon.tsx'
import { useMatches } from '../model/use-matches.ts'
import { createEditor, type Editor } from '../model/editor.ts'
import { titleOf } from '../model/content.ts'
import { wallTime } from '../model/wall-clock.ts'
import { ActionBar } from '../parts/ActionBar.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { FaultSummary } from '../parts/FaultSummary.tsx'
import { FormNotes, LivenessLine, OutcomeBanner } from '../parts/FormStatus.tsx'
import { LanguageBar } from '../parts/LanguageBar.tsx'
import { SourceHint } from '../parts/SourceHint.tsx'
import { SourceNote } from '../parts/SourceNote.tsx'
import { linkTo } from '../router.ts'
import { useDesk, useSay, useStaff } from '../staff.ts'
import { NotFound } from './NotFound.tsx'

interface EditorPageProps {
  kind: FormKind
  /** `new` for one that is not stored yet. */
  id: string
}

/** The form of one item; it stays the same form when its item gets an address. */
export function EditorPage({ kind, id }: EditorPageProps) {
  const { content } = useStaff()
  const { drafts } = useDesk()
  const make = useEditorFactory()
  const held = useRef<{ editor: Editor; kind: FormKind; id: string } | undefined>(undefined)
  const before = held.current
  const isHeld = before?.kind === kind && (before.id === id || before.editor.id.peek() === id)
  const exists = isHeld || id === 'new' || content.find(kind, id) !== undefined || drafts.read(kind, id) !== undefined
  if (exists && !isHeld) {
    before?.editor.close()
    held.current = { kind, id, editor: make(kind, id) }
  } else if (before && isHeld) {
    before.id = id
  }
  useEffect(() => () => held.current?.editor.close(), [])
  if (!exists || !held.current) return <NotFound />
  return (
    <Form
      key={`${kind}/${held.current.editor.draft.peek().id || 'new'}`}
      kind={kind}
      editor={held.current.editor}
      isNew={id === 'new'}
    />
  )
}

function useEditorFactory(): (kind: FormKind, id: string) => Editor {
  const { ask, content, now, random } = useStaff()
  const { centre, drafts } = useDesk()
  const wall = () => wallTime(now(), centre.timeZone)
  return (kind, id) =>
    createEditor({
      kind,
      ...(id === 'new' ? {} : { id }),
      fresh: () => forms[kind].fresh({ now: wall(), defaultPlace: centre.defaultPlace }),
      centre,
      content,
      ask,
      drafts,
      now,
      today: () => wall().slice(0, 10),
      random,
    })
}

const beside = '(min-width: 1120px)'

function Form({ kind, editor, isNew }: { kind: FormKind; editor: Editor; isNew: boolean }) {
  const say = useSay()
  const { router } = useStaff()
  const { centre } = useDesk()
  const [language, setLanguage] = useState<string>()
  const [isPreviewOpen, setPreviewOpen] = useState(false)
  const hasRoom = useMatches(beside)
  const top = useRef<HTMLDivElement>(null)
  const outcome = editor.outcome.value
  const editing = useMemo(() => ({ editor, centre, beside: language }), [editor, centre, language])
  const title = titleOf(editor.draft.value as never, centre.sourceLanguage)

  useEffect(() => {
    if (isNew && editor.restoredFrom.peek() === undefined)
      document.getElementById(fieldId(`${forms[kind].sections[0]?.fields[0]?.path}.${centre.sourceLanguage}`))?.focus()
  }, [editor])
  useEffect(() => {
    if (outcome.at === 'rest' || outcome.at === 'sending' || outcome.at === 'invalid') return
    if (outcome.at === 'done' && outcome.made === 'deleted') return router.go(kind)
    if (outcome.at === 'done') router.rename(`${kind}/${editor.id.peek()}`)
    top.current?.scrollIntoView({ block: 'start' })
  }, [outcome])

  return (
    <EditingContext.Provider value={editing}>
      <div class={hasRoom && kind !== 'media' ? 'editor editor-beside' : 'editor'}>
        <form class="form" noValidate onSubmit={(event) => event.preventDefault()}>
          <div ref={top} class="form-top">
            <a class="back-link" href={linkTo(kind)}>
              <Icon node={ArrowLeft} size="20px" /> {say.kinds[kind].many}
            </a>
            <h1 tabIndex={-1}>{isNew ? say.kinds[kind].create : title || say.kinds[kind].edit}</h1>
            <LivenessLine />
            <OutcomeBanner />
            {outcome.at === 'done' && kind !== 'media' && (
              <div class="after">
                <a class="button" href={linkTo('')}>
                  {say.done}
                </a>
                <a class="button" href={linkTo(`${kind}/new`)}>
                  <Icon node={Plus} size="20px" /> {say.kinds[kind].create}
                </a>
              </div>
            )}
            <FormNotes />
            <SourceNote />
            <FaultSummary />
          </div>
          {centre.languages.length > 1 && <LanguageBar onChoose={setLanguage} />}
          {forms[kind].sections.map((section) => (
            <details key={section.title} class="card section" open={section.open ?? false}>
              <summary>
                <h2>{say.sections[section.title]}</h2>
              </summary>
              <div class="section-fields">
                {section.fields.map((field) => (
                  <Fragment key={field.path}>
                    <FormField field={field} />
                    <SourceHint path={field.path} />
                  </Fragment>
                ))}
              </div>
            </details>
          ))}
        </form>
        {hasRoom && kind !== 'media' && (
          <aside class="editor-preview">
            <h2>{say.preview.title}</h2>
            <LazyPreview />
          </aside>
        )}
        <ActionBar onPreview={hasRoom || kind === 'media' ? undefined : () => setPreviewOpen(true)} />
      </div>
      {isPreviewOpen && (
        <Dialog title={say.preview.title} onClose={() => setPreviewOpen(false)}>
          <LazyPreview />
        </Dialog>
      )}
    </EditingContext.Provider>
  )
}

/** The resolver comes with it: it is fetched only when a preview is shown. */
function LazyPreview() {
  const say = useSay()
  const [Preview, setPreview] = useState<{ draw: ComponentType } | 'failed'>()
  useEffect(() => {
    import('../preview/Preview.tsx').then(
      (loaded) => setPreview({ draw: loaded.Preview }),
      () => setPreview('failed'),
    )
  }, [])
  if (Preview === 'failed') return <p class="help">{say.preview.failed}</p>
  return Preview ? <Preview.draw /> : <p class="help">{say.preview.preparing}</p>
}
