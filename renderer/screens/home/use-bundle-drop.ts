import { useNavigation } from '../../app/route.ts'
import { useServices } from '../../services.ts'
import { useWindowDrop } from '../../ui/use-window-drop.ts'

/** While the screen is open, a bundle dropped anywhere on the window is opened. True while files hover over it. */
export function useBundleDrop(): boolean {
  const { bridge } = useServices()
  const go = useNavigation((state) => state.go)
  return useWindowDrop((files) => {
    const bundle = files.find(({ name }) => name.toLowerCase().endsWith('.adit'))
    if (bundle !== undefined) go({ screen: 'bundle', path: bridge.filePath(bundle) })
  })
}
