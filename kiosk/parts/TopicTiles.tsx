import { Icon } from '../../screen/look/Icon.tsx'
import { Words } from '../../screen/look/Words.tsx'
import { topicIcons } from '../look/topic-icons.ts'
import { useView } from '../view.ts'

/** The topics as tinted tiles: the pictogram above, the word below. */
export function TopicTiles({ current }: { current?: string }) {
  const { snapshot, choose, href } = useView()
  return (
    <div class="tiles-frame">
      <ul class="tiles">
        {snapshot.centre.topics.map((topic) => (
          <li key={topic.id}>
            <a
              class="tile"
              style={{ background: `var(--${topic.colour})` }}
              href={href({ page: 'topic', id: topic.id })}
              aria-current={topic.id === current ? 'page' : undefined}
            >
              <Icon node={topicIcons[topic.icon]} size="2.2em" />
              <span class="tile-name">
                <Words shown={choose(topic.name, snapshot.centre.states)} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
