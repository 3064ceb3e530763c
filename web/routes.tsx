import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { z } from 'zod'
import { Lane, Status } from '#models/declarations'
import { NotFound, RouteFailure, RoutePending } from './RouteStates.tsx'
import { queryClient } from './queries.ts'
import { sessionQuery } from './session.ts'
import { Status as PassStatus } from '#models/gates'

// Every screen in one list. What a list shows stands in its address, so that a view can be kept,
// shared and gone back to; an address that makes no sense shows the unfiltered list.

const Text = z.string().optional().catch(undefined)
const DeclarationFilter = z.object({
  lane: Lane.optional().catch(undefined),
  status: Status.optional().catch(undefined),
  hold: z.enum(['customs', 'trader']).optional().catch(undefined),
  q: Text,
})
const Search = z.object({ q: Text })

const root = createRootRoute({ notFoundComponent: NotFound })

const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery)
    if (!session) throw redirect({ to: '/sign-in', search: { back: location.href } })
  },
  component: lazyRouteComponent(() => import('./pages/SignedIn.tsx'), 'SignedIn'),
})
const page = <Path extends string>(path: Path) => ({ getParentRoute: () => frame, path })
const open = <Path extends string>(path: Path) => ({ getParentRoute: () => root, path })

const routeTree = root.addChildren([
  createRoute({
    ...open('/sign-in'),
    validateSearch: z.object({ back: Text }),
    component: lazyRouteComponent(() => import('./pages/identity/SignIn.tsx'), 'SignIn'),
  }),
  createRoute({
    ...open('/invitation'),
    component: lazyRouteComponent(() => import('./pages/identity/Invitation.tsx'), 'Invitation'),
  }),
  createRoute({
    ...open('/track'),
    validateSearch: z.object({ mrn: Text, secret: Text }),
    component: lazyRouteComponent(() => import('./pages/declarations/Track.tsx'), 'Track'),
  }),
  createRoute({
    ...open('/problems/$code'),
    component: lazyRouteComponent(() => import('./pages/problems/Detail.tsx'), 'Detail'),
  }),
  frame.addChildren([
    createRoute({
      ...page('/'),
      component: lazyRouteComponent(() => import('./pages/desk/Desk.tsx'), 'Desk'),
    }),
    createRoute({
      ...page('/declarations'),
      validateSearch: DeclarationFilter,
      component: lazyRouteComponent(() => import('./pages/declarations/List.tsx'), 'List'),
    }),
    createRoute({
      ...page('/declarations/new'),
      component: lazyRouteComponent(() => import('./pages/declarations/Create.tsx'), 'Create'),
    }),
    createRoute({
      ...page('/declarations/import'),
      component: lazyRouteComponent(() => import('./pages/declarations/Import.tsx'), 'Import'),
    }),
    createRoute({
      ...page('/declarations/$id'),
      component: lazyRouteComponent(() => import('./pages/declarations/Detail.tsx'), 'Detail'),
    }),
    createRoute({
      ...page('/gate'),
      validateSearch: z.object({ pass: Text }),
      component: lazyRouteComponent(() => import('./pages/gates/Create.tsx'), 'Create'),
    }),
    createRoute({
      ...page('/gate-passes'),
      validateSearch: z.object({ q: Text, status: PassStatus.optional().catch(undefined) }),
      component: lazyRouteComponent(() => import('./pages/gates/List.tsx'), 'List'),
    }),
    createRoute({
      ...page('/gate-passes/$id'),
      component: lazyRouteComponent(() => import('./pages/gates/Detail.tsx'), 'Detail'),
    }),
    createRoute({
      ...page('/account-book'),
      validateSearch: Search,
      component: lazyRouteComponent(() => import('./pages/inventory/List.tsx'), 'List'),
    }),
    createRoute({
      ...page('/account-book/$id'),
      component: lazyRouteComponent(() => import('./pages/inventory/Detail.tsx'), 'Detail'),
    }),
    createRoute({
      ...page('/journal'),
      validateSearch: z.object({ stream: Text }),
      component: lazyRouteComponent(() => import('./pages/audit/List.tsx'), 'List'),
    }),
    createRoute({
      ...page('/map'),
      component: lazyRouteComponent(() => import('./pages/movements/List.tsx'), 'List'),
    }),
    createRoute({
      ...page('/accounts'),
      component: lazyRouteComponent(() => import('./pages/identity/Accounts.tsx'), 'Accounts'),
    }),
    createRoute({
      ...page('/permissions'),
      component: lazyRouteComponent(() => import('./pages/identity/List.tsx'), 'List'),
    }),
    createRoute({
      ...page('/account'),
      component: lazyRouteComponent(() => import('./pages/identity/Detail.tsx'), 'Detail'),
    }),
    createRoute({
      ...page('/design'),
      component: lazyRouteComponent(() => import('./pages/design/Design.tsx'), 'Design'),
    }),
  ]),
])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultErrorComponent: RouteFailure,
  defaultPendingComponent: RoutePending,
  defaultPendingMs: 300,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
