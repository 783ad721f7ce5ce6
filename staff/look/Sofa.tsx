/** The red sofa, small: logo and empty state. Decoration beside a word, so hidden from screen readers. */
export function Sofa() {
  return (
    <svg class="sofa" viewBox="0 0 240 162" aria-hidden="true" focusable="false">
      <rect x="34" y="138" width="12" height="22" rx="5" fill="#211D26" />
      <rect x="194" y="138" width="12" height="22" rx="5" fill="#211D26" />
      <rect x="26" y="0" width="188" height="110" rx="34" fill="#C62F2A" />
      <rect x="40" y="66" width="160" height="54" fill="#9C1F1C" />
      <rect x="118.5" y="4" width="3" height="116" rx="1.5" fill="#9C1F1C" />
      <rect x="118.5" y="66" width="3" height="54" fill="#C62F2A" opacity="0.7" />
      <rect x="0" y="40" width="58" height="92" rx="27" fill="#C62F2A" />
      <rect x="182" y="40" width="58" height="92" rx="27" fill="#C62F2A" />
      <rect x="18" y="122" width="204" height="18" rx="9" fill="#9C1F1C" />
    </svg>
  )
}
