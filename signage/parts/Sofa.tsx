/** The sofa that stands in index.html before anything else: drawn once, shown wherever it is wanted. */
export const Sofa = ({ class: className }: { class?: string }) => (
  <svg class={className} viewBox="0 0 240 162" aria-hidden="true" focusable="false">
    <use href="#sofa" />
  </svg>
)
