import { ALargeSmall, ArrowLeft, Check, Contrast, House, type IconNode } from 'lucide'
import { Icon } from '../../screen/look/Icon.tsx'
import type { Preferences } from '../preferences.ts'
import { useView } from '../view.ts'

interface BarProps {
  preferences: Preferences
  isHome: boolean
  canGoBack: boolean
  back(): void
  done(): void
}

/** Dots that tell which of three steps a button stands on. */
function Steps({ step }: { step: number }) {
  return (
    <span class="steps" aria-hidden="true">
      {[1, 2, 3].map((each) => (
        <span key={each} class={each === step ? 'step step-on' : 'step'} />
      ))}
    </span>
  )
}

function BarLabel({ icon, text, turns }: { icon: IconNode; text: string; turns?: boolean }) {
  return (
    <>
      <Icon node={icon} size="1.6em" turns={turns ?? false} />
      <span>{text}</span>
    </>
  )
}

/** What works the same on every page. "Done" is for a screen that others use next. */
export function Bar({ preferences, isHome, canGoBack, back, done }: BarProps) {
  const { say, screen, href } = useView()
  const { theme, textSize, nextTheme, nextTextSize } = preferences
  const themeStep = { light: 1, dark: 2, contrast: 3 }[theme.value]
  return (
    <nav class="bar" aria-label={say.controls}>
      <button type="button" class="bar-button" disabled={!canGoBack} onClick={back}>
        <BarLabel icon={ArrowLeft} text={say.back} turns />
      </button>
      <a class="bar-button" href={href({ page: 'home' })} aria-current={isHome ? 'page' : undefined}>
        <BarLabel icon={House} text={say.home} />
      </a>
      <button
        type="button"
        class="bar-button"
        onClick={nextTextSize}
        aria-label={`${say.larger}. ${say.textSizeIs(textSize.value)}`}
      >
        <BarLabel icon={ALargeSmall} text={say.larger} />
        <Steps step={textSize.value} />
      </button>
      <button type="button" class="bar-button" onClick={nextTheme} aria-label={`${say.contrast}. ${say.themeIs(theme.value)}`}>
        <BarLabel icon={Contrast} text={say.contrast} />
        <Steps step={themeStep} />
      </button>
      {screen && (
        <button type="button" class="bar-button bar-done" onClick={done} aria-label={say.doneHint}>
          <BarLabel icon={Check} text={say.done} />
        </button>
      )}
    </nav>
  )
}
