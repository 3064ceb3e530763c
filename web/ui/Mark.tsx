/** The mark of the product: a gate, and what passes through it. */
export function Mark() {
  return (
    <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="7" fill="#155064" />
      <path
        d="M7 24V11l9-4 9 4v13"
        fill="none"
        stroke="#7fd0dc"
        strokeWidth="2.4"
        strokeLinejoin="round"
      />
      <path d="M12 24v-9h8v9M12 19.5h8" fill="none" stroke="#fff" strokeWidth="2.2" />
    </svg>
  )
}
