import { z } from 'zod'
import type { Storage } from '../storage/storage.ts'
import { type Route, withoutLink } from './route.ts'

const assessment = z.string()
const path = z.string().exactOptional()

const storedRoute: z.ZodType<Route> = z.discriminatedUnion('screen', [
  z.object({ screen: z.literal('home') }),
  z.object({ screen: z.literal('mine'), mine: z.string() }),
  z.object({ screen: z.literal('mine-form'), mine: path }),
  z.object({ screen: z.literal('walk'), assessment, path }),
  z.object({ screen: z.literal('finish'), assessment }),
  z.object({ screen: z.literal('evidence'), assessment }),
  z.object({ screen: z.literal('sign'), assessment }),
  z.object({ screen: z.literal('hand-over'), assessment }),
  z.object({ screen: z.literal('merge'), path: z.string() }),
  z.object({ screen: z.literal('upgrade'), assessment }),
  z.object({ screen: z.literal('bundle'), path }),
  z.object({ screen: z.literal('checklists') }),
  z.object({ screen: z.literal('checklist'), form: z.string(), version: z.string(), at: path }),
  z.object({ screen: z.literal('coverage') }),
  z.object({ screen: z.literal('preview'), form: z.string(), version: z.string() }),
  z.object({ screen: z.literal('compare'), form: z.string(), from: z.string(), to: z.string() }),
  z.object({ screen: z.literal('limits') }),
  z.object({ screen: z.literal('restore'), path }),
  z.object({ screen: z.literal('help') }),
  z.object({ screen: z.literal('settings') }),
])

/**
 * The place that was open when the app last ran. Home, when nothing was stored, when this version does not know the
 * place, or when what it shows is no longer there. A walk is opened where the person was. A bundle or backup is not opened again by itself: it may be gone.
 */
export async function restoreRoute(stored: unknown, storage: Storage): Promise<Route> {
  const home: Route = { screen: 'home' }
  const parsed = storedRoute.safeParse(stored)
  if (!parsed.success) return home
  const route = parsed.data
  if ('assessment' in route && (await storage.getAssessment(route.assessment)) === undefined) return home
  if ('mine' in route && route.mine !== undefined && (await storage.getMine(route.mine)) === undefined)
    return home
  if (route.screen === 'bundle' || route.screen === 'merge' || route.screen === 'restore') return home
  return withoutLink(route)
}
