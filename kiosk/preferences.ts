import { effect, type ReadonlySignal, signal } from '@preact/signals'

export const themes = ['light', 'dark', 'contrast'] as const
export type Theme = (typeof themes)[number]

/** Steps of the text size; how much each is, is told in look/sizes.css. */
export const textSizes = [1, 2, 3] as const
export type TextSize = (typeof textSizes)[number]

/** How a visitor wants to read; nothing of it outlives the visit. */
export interface Preferences {
  theme: ReadonlySignal<Theme>
  textSize: ReadonlySignal<TextSize>
  nextTheme(): void
  nextTextSize(): void
  reset(): void
  stop(): void
}

const after = <T>(list: readonly T[], value: T): T => list[(list.indexOf(value) + 1) % list.length]!

/** Writes both onto `root`, where the styles read them. `preferred`: what the visitor's own device asks for. */
export function createPreferences(root: HTMLElement, preferred: () => Theme): Preferences {
  const theme = signal<Theme>(preferred())
  const textSize = signal<TextSize>(1)
  const stop = effect(() => {
    root.dataset.theme = theme.value
    root.dataset.text = String(textSize.value)
  })
  return {
    theme,
    textSize,
    nextTheme: () => void (theme.value = after(themes, theme.value)),
    nextTextSize: () => void (textSize.value = after(textSizes, textSize.value)),
    reset() {
      theme.value = preferred()
      textSize.value = 1
    },
    stop,
  }
}
