import { fetchRefusalWords } from './Refused.tsx'

/** Lets the browser keep the pages. What came before it could is named to it, the shell first. */
export async function keepPages(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  await fetchRefusalWords()
  await navigator.serviceWorker.register('/service-worker.js')
  const { active } = await navigator.serviceWorker.ready
  const files = performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => new URL(name).pathname.startsWith('/assets/'))
  // A worker has no other origin that a message could go astray to.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  active?.postMessage({ keep: ['/', ...files] })
}
