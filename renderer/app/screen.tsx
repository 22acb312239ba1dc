import { Center, Loader } from '@mantine/core'
import { type ComponentProps, lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from '../messages/use-translation.ts'
import type { Route } from './route.ts'

const HomeScreen = lazy(async () => ({
  default: (await import('../screens/home/home-screen.tsx')).HomeScreen,
}))
const MineScreen = lazy(async () => ({
  default: (await import('../screens/mine/mine-screen.tsx')).MineScreen,
}))
const MineFormScreen = lazy(async () => ({
  default: (await import('../screens/mine/mine-form-screen.tsx')).MineFormScreen,
}))
const LazyWalkScreen = lazy(async () => ({ default: await loadWalk() }))
const FinishScreen = lazy(async () => ({
  default: (await import('../screens/finish/finish-screen.tsx')).FinishScreen,
}))
const EvidenceScreen = lazy(async () => ({
  default: (await import('../screens/evidence/evidence-screen.tsx')).EvidenceScreen,
}))
const SignScreen = lazy(async () => ({
  default: (await import('../screens/sign/sign-screen.tsx')).SignScreen,
}))
const HandOverScreen = lazy(async () => ({
  default: (await import('../screens/sign/hand-over-screen.tsx')).HandOverScreen,
}))
const MergeScreen = lazy(async () => ({
  default: (await import('../screens/merge/merge-screen.tsx')).MergeScreen,
}))
const UpgradeScreen = lazy(async () => ({
  default: (await import('../screens/upgrade/upgrade-screen.tsx')).UpgradeScreen,
}))
const BundleScreen = lazy(async () => ({
  default: (await import('../screens/bundle/bundle-screen.tsx')).BundleScreen,
}))
const ChecklistsScreen = lazy(async () => ({
  default: (await import('../screens/checklists/checklists-screen.tsx')).ChecklistsScreen,
}))
const ChecklistScreen = lazy(async () => ({
  default: (await import('../screens/checklists/checklist-screen.tsx')).ChecklistScreen,
}))
const PreviewScreen = lazy(async () => ({
  default: (await import('../screens/walk/preview/preview-screen.tsx')).PreviewScreen,
}))
const CompareScreen = lazy(async () => ({
  default: (await import('../screens/checklists/compare-screen.tsx')).CompareScreen,
}))
const CoverageScreen = lazy(async () => ({
  default: (await import('../screens/checklists/coverage-screen.tsx')).CoverageScreen,
}))
const LimitsScreen = lazy(async () => ({
  default: (await import('../screens/checklists/limits-screen.tsx')).LimitsScreen,
}))
const HelpScreen = lazy(async () => ({
  default: (await import('../screens/help/help-screen.tsx')).HelpScreen,
}))
const RestoreScreen = lazy(async () => ({
  default: (await import('../screens/restore/restore-screen.tsx')).RestoreScreen,
}))
const SettingsScreen = lazy(async () => ({
  default: (await import('../screens/settings/settings-screen.tsx')).SettingsScreen,
}))

type WalkScreen = typeof import('../screens/walk/walk-screen.tsx').WalkScreen

/** The walk once its code is here. */
let loadedWalk: WalkScreen | null = null

async function loadWalk(): Promise<WalkScreen> {
  const { WalkScreen } = await import('../screens/walk/walk-screen.tsx')
  loadedWalk = WalkScreen
  return WalkScreen
}

/** The walk: at once where its code is here, because a lazy component first draws that it waits even then. */
function WalkScreen(props: ComponentProps<WalkScreen>) {
  const [Loaded] = useState<WalkScreen | typeof LazyWalkScreen>(() => loadedWalk ?? LazyWalkScreen)
  return <Loaded {...props} />
}

/** The screen of a route. Its code is loaded when it is first opened. */
export function Screen({ route }: { readonly route: Route }) {
  const isAtMine = route.screen === 'mine'
  useEffect(() => {
    // From a mine most people go on with its questions.
    if (isAtMine) requestIdleCallback(() => void loadWalk().catch(() => {}))
  }, [isAtMine])
  return <Suspense fallback={<Loading />}>{choose(route)}</Suspense>
}

function choose(route: Route) {
  switch (route.screen) {
    case 'home':
      return <HomeScreen />
    case 'mine':
      return <MineScreen mine={route.mine} />
    case 'mine-form':
      return <MineFormScreen mine={route.mine} />
    case 'walk':
      return <WalkScreen assessment={route.assessment} path={route.path} />
    case 'finish':
      return <FinishScreen assessment={route.assessment} />
    case 'evidence':
      return <EvidenceScreen assessment={route.assessment} />
    case 'sign':
      return <SignScreen assessment={route.assessment} />
    case 'hand-over':
      return <HandOverScreen assessment={route.assessment} />
    case 'merge':
      return <MergeScreen path={route.path} />
    case 'upgrade':
      return <UpgradeScreen assessment={route.assessment} />
    case 'bundle':
      return <BundleScreen path={route.path} />
    case 'checklists':
      return <ChecklistsScreen />
    case 'checklist':
      return <ChecklistScreen form={route.form} version={route.version} at={route.at} />
    case 'preview':
      return <PreviewScreen form={route.form} version={route.version} />
    case 'compare':
      return <CompareScreen form={route.form} from={route.from} to={route.to} />
    case 'coverage':
      return <CoverageScreen />
    case 'limits':
      return <LimitsScreen />
    case 'restore':
      return <RestoreScreen path={route.path} />
    case 'help':
      return <HelpScreen at={route.at} />
    case 'settings':
      return <SettingsScreen at={route.at} />
  }
}

function Loading() {
  const { t } = useTranslation()
  return (
    <Center h="100%">
      <Loader aria-label={t('loading')} />
    </Center>
  )
}
