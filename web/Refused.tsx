import { lazy, Suspense } from 'react'
import type { ComponentProps } from 'react'

// The words of all refusals are many, and most pages never need one: they come after the page.

const told = () => import('./ToldRefusal.tsx')
const ToldRefusal = lazy(async () => ({ default: (await told()).ToldRefusal }))
const ToldFailure = lazy(async () => ({ default: (await told()).ToldFailure }))

/** Brings the words while there is a network, for a refusal may well say that there is none. */
export async function fetchRefusalWords(): Promise<void> {
  await told()
}

/** Shows why the platform said no, or that it could not be reached. */
export function Refused(props: ComponentProps<typeof ToldRefusal>) {
  return (
    <Suspense>
      <ToldRefusal {...props} />
    </Suspense>
  )
}

/** The state of a page whose answer did not come. */
export function FailedPage(props: ComponentProps<typeof ToldFailure>) {
  return (
    <Suspense>
      <ToldFailure {...props} />
    </Suspense>
  )
}
