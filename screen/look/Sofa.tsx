interface SofaProps {
  /** `paper` on red ground. */
  tone?: 'red' | 'paper'
  class?: string
}

const tones = {
  red: { body: '#C62F2A', shade: '#9C1F1C', foot: '#211D26' },
  paper: { body: '#FBF6EE', shade: '#E8D9C9', foot: '#9C1F1C' },
}

/** The red sofa: logo, empty state, loading state. Decoration beside a word, so hidden from screen readers. */
export function Sofa({ tone = 'red', class: className }: SofaProps) {
  const { body, shade, foot } = tones[tone]
  return (
    <svg class={className} viewBox="0 0 240 162" aria-hidden="true" focusable="false">
      <rect x="34" y="138" width="12" height="22" rx="5" fill={foot} />
      <rect x="194" y="138" width="12" height="22" rx="5" fill={foot} />
      <rect x="26" y="0" width="188" height="110" rx="34" fill={body} />
      <rect x="40" y="66" width="160" height="54" fill={shade} />
      <rect x="118.5" y="4" width="3" height="116" rx="1.5" fill={shade} />
      <rect x="118.5" y="66" width="3" height="54" fill={body} opacity="0.7" />
      <rect x="0" y="40" width="58" height="92" rx="27" fill={body} />
      <rect x="182" y="40" width="58" height="92" rx="27" fill={body} />
      <rect x="18" y="122" width="204" height="18" rx="9" fill={shade} />
    </svg>
  )
}
