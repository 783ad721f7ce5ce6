import type { Inline, RichBlock } from '../../content/model/rich-text.ts'
import type { Shown } from '../../content/rules/fallback.ts'
import { keepNumbers } from '../keep-numbers.ts'
import { htmlLang } from '../language.ts'

function Inlines({ parts, links }: { parts: Inline[]; links: boolean }) {
  return (
    <>
      {parts.map((part) => {
        if (typeof part === 'string') return keepNumbers(part)
        if ('strong' in part)
          return (
            <strong>
              <Inlines parts={part.strong} links={links} />
            </strong>
          )
        if ('emphasis' in part)
          return (
            <em>
              <Inlines parts={part.emphasis} links={links} />
            </em>
          )
        if ('break' in part) return <br />
        // A kiosk has no way out: there the address stays words.
        return links ? (
          <a href={part.href}>
            <Inlines parts={part.link} links={links} />
          </a>
        ) : (
          <Inlines parts={part.link} links={links} />
        )
      })}
    </>
  )
}

function Block({ block, links }: { block: RichBlock; links: boolean }) {
  if ('heading' in block) {
    const Heading = block.depth === 2 ? 'h2' : 'h3'
    return (
      <Heading>
        <Inlines parts={block.heading} links={links} />
      </Heading>
    )
  }
  if ('paragraph' in block)
    return (
      <p>
        <Inlines parts={block.paragraph} links={links} />
      </p>
    )
  if ('quote' in block)
    return (
      <blockquote>
        <Blocks blocks={block.quote} links={links} />
      </blockquote>
    )
  const List = block.ordered ? 'ol' : 'ul'
  return (
    <List>
      {block.list.map((item) => (
        <li>
          <Blocks blocks={item} links={links} />
        </li>
      ))}
    </List>
  )
}

function Blocks({ blocks, links }: { blocks: RichBlock[]; links: boolean }) {
  return (
    <>
      {blocks.map((block) => (
        <Block block={block} links={links} />
      ))}
    </>
  )
}

/** A rich text in its own language and direction. `links`: only where the visitor can come back, on her own phone. */
export function Rich({ shown, links }: { shown: Shown<RichBlock[]> | undefined; links: boolean }) {
  if (!shown) return null
  return (
    <div class="rich" lang={htmlLang(shown.lang)} dir={shown.dir}>
      <Blocks blocks={shown.text} links={links} />
    </div>
  )
}
