import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Snapshot } from '../../content/model/snapshot.ts'

/** What a preview frame is shown; the shape is the one screens listen for. */
export interface Shown {
  snapshot: Snapshot
  instant: number
  lang: string
  show: string | undefined
}

interface FrameProps {
  app: 'kiosk' | 'signage'
  title: string
  shown: Shown
  /** CSS pixels the app believes to have. */
  width: number
  height: number
}

/** One of the real apps, small: it says when it listens, and then gets the draft. */
export function Frame({ app, title, shown, width, height }: FrameProps) {
  const box = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const [scale, setScale] = useState(0)
  const [isReady, setReady] = useState(false)

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const fit = () => setScale(element.clientWidth / width)
    const observer = new ResizeObserver(fit)
    observer.observe(element)
    fit()
    return () => observer.disconnect()
  }, [width])

  useEffect(() => {
    const hear = (event: MessageEvent<{ type?: unknown } | null>) => {
      if (event.origin !== location.origin || event.source !== frame.current?.contentWindow) return
      if (event.data?.type === 'rotes-sofa-preview-ready') setReady(true)
    }
    window.addEventListener('message', hear)
    return () => window.removeEventListener('message', hear)
  }, [])

  useEffect(() => {
    if (isReady) frame.current?.contentWindow?.postMessage({ type: 'rotes-sofa-preview', ...shown }, location.origin)
  }, [isReady, shown])

  return (
    <div ref={box} class="preview-box" style={{ blockSize: `${height * scale}px` }}>
      <iframe
        ref={frame}
        title={title}
        src={`/${app}/?preview`}
        tabIndex={-1}
        style={{ inlineSize: `${width}px`, blockSize: `${height}px`, transform: `scale(${scale})` }}
      />
    </div>
  )
}
