/**
 * Contour lines of a hill cut by benches: the one ornament of the app. Takes its colour from `currentColor`, is hidden
 * from screen readers, and never carries meaning.
 */
export function ContourLines({ className }: { className?: string | undefined }) {
  return (
    <svg
      className={className}
      viewBox="0 0 560 160"
      preserveAspectRatio="xMaxYMid slice"
      fill="none"
      stroke="currentColor"
      strokeWidth="1"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M560 8C500 4 470 20 430 14S330-8 280 6 180 40 120 34 40 60 0 56" />
      <path d="M560 26C512 22 478 38 436 32S346 12 292 26 196 58 138 56 60 84 0 80" />
      <path d="M560 44C522 42 486 56 444 52S362 34 308 46 214 78 160 80 80 108 0 106" />
      <path d="M560 62C532 62 494 76 452 72S380 56 326 68 236 98 184 104 104 132 0 134" />
      <path d="M560 82C540 82 504 96 464 94S398 80 348 90 262 120 212 128 140 152 40 164" />
      <path d="M560 102C546 104 516 116 480 116S420 104 374 114 292 142 246 152" />
      <path d="M560 122C552 124 528 134 498 136S446 130 404 138 330 160 300 168" />
      <path d="M560 142C554 144 540 150 516 154S474 156 440 166" />
      <path d="M448 62l22 6 18-4 24 6 14-5M452 84l20 6 20-3 18 6 12-4" strokeDasharray="2 4" />
    </svg>
  )
}
