/** The mark of the app: the mouth of an adit in layered rock. Decoration; the name stands beside it. */
export function AditMark({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true" focusable="false">
      <rect x="1" y="1" width="30" height="30" rx="3" stroke="currentColor" strokeOpacity="0.35" />
      <path
        d="M1 10c7-3 11 1 16-1s9-3 14-1M1 16c3-1 5-1 7-.5M24 15c3-1 5-1 7-.5M1 22c2-.6 4-.6 6-.3M25 21.5c2-.6 4-.6 6-.3"
        stroke="currentColor"
        strokeOpacity="0.6"
        strokeWidth="1.3"
      />
      <path d="M10 31V20.5a6 6 0 0 1 12 0V31Z" fill="var(--adit-bar-accent)" />
      <path d="M13.5 31v-9.5a2.5 2.5 0 0 1 5 0V31Z" fill="var(--adit-bar)" />
    </svg>
  )
}
