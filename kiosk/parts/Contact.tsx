import { Mail, Phone } from 'lucide'
import { Icon } from '../../screen/look/Icon.tsx'
import { useView } from '../view.ts'

interface ContactLinesProps {
  name?: string | undefined
  phone?: string | undefined
  mail?: string | undefined
}

/** Phone and mail: on a visitor's own phone they can be touched, on a kiosk there is no way out. */
export function ContactLines({ name, phone, mail }: ContactLinesProps) {
  const { screen, say } = useView()
  return (
    <>
      {name && (
        <bdi class="line" translate={false}>
          {name}
        </bdi>
      )}
      {phone && (
        <ContactLine
          icon={Phone}
          label={say.phone}
          text={phone}
          href={screen ? undefined : `tel:${phone.replace(/[^+\d]/g, '')}`}
        />
      )}
      {mail && <ContactLine icon={Mail} label={say.mail} text={mail} href={screen ? undefined : `mailto:${mail}`} />}
    </>
  )
}

/** A mail address breaks behind its @ and before its last part before it breaks anywhere. */
const breakable = (text: string) =>
  text.split(/(?<=@)|(?=\.[a-z]+$)/).flatMap((part, index) => (index > 0 ? [<wbr key={index} />, part] : [part]))

function ContactLine({ icon, label, text, href }: { icon: typeof Phone; label: string; text: string; href: string | undefined }) {
  const words = (
    <bdi dir="ltr" translate={false} class="figures">
      {breakable(text)}
    </bdi>
  )
  return (
    <span class="contact-line">
      <Icon node={icon} size="1.2em" />
      <span class="visually-hidden">{label}: </span>
      {href ? (
        <a class="text-link" href={href}>
          {words}
        </a>
      ) : (
        words
      )}
    </span>
  )
}
