import { EntryPage } from '../parts/Entry.tsx'
import { useSay } from '../staff.ts'

/** Why nobody can sign in at this address, and what to do. */
export function NeedsHttps() {
  const say = useSay()
  const { title, text, how, steps } = say.entry.https
  return (
    <EntryPage title={title}>
      <p>{text}</p>
      <p>
        <strong>{how}</strong>
      </p>
      <ol class="steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        <a class="button" href={`https://${location.host}${location.pathname}`}>
          {`https://${location.host}`}
        </a>
      </p>
    </EntryPage>
  )
}
